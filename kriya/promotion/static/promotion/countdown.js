// data-countdown="2026-12-31T23:59:00+07:00" data-words="hari|jam|menit": tells what is left by the server's clock, which an
// answer of it says; a telephone's may be off by days. Until then, without a network and without scripts, the day stands
// there as words.
const marks = [...document.querySelectorAll("[data-countdown]")];

function tell(mark, ahead) {
  const [days, hours, minutes] = mark.dataset.words.split("|");
  const left = Math.floor((Date.parse(mark.dataset.countdown) - Date.now() - ahead) / 60_000);
  if (left < 0) return mark.closest("section").remove();
  const parts = [[Math.floor(left / 1440), days], [Math.floor(left / 60) % 24, hours], [left % 60, minutes]];
  mark.textContent = parts.map(([n, word]) => `${n} ${word}`).join("  ");
}

const asked = marks.length && (await fetch(location.pathname, { method: "HEAD", cache: "no-store" }).catch(() => null));
if (asked) {
  const said = Date.parse(asked.headers.get("Date") ?? "");
  const ahead = Number.isNaN(said) ? 0 : said - Date.now(); // of our own clock
  const every = () => marks.forEach((mark) => tell(mark, ahead));
  every();
  setInterval(every, 30_000);
}
