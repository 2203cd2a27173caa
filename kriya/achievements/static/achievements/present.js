// A deck in the hall: arrows, page keys of a clicker, full screen, black, and a second window for who speaks.
const slides = [...document.querySelectorAll("[data-slide]")];
const isSpeaker = new URLSearchParams(location.search).has("pembicara");
const other = "BroadcastChannel" in window ? new BroadcastChannel(`paparan ${location.pathname}`) : null;
const began = Date.now();
let at = 0;
let typed = "";

function show(wanted, tell = true) {
  at = Math.max(0, Math.min(slides.length - 1, wanted));
  slides.forEach((slide, place) => { slide.hidden = place !== at; });
  document.body.dataset.black = "";
  document.querySelector("[data-place]").textContent = `${at + 1} / ${slides.length}`;
  document.querySelector("[data-said]").textContent = slides[at].dataset.notes;
  document.querySelector("[data-next]").textContent = slides[at + 1]?.dataset.title ?? "";
  document.querySelector("[data-now]").textContent = slides[at].dataset.title;
  history.replaceState(null, "", `${location.pathname}${location.search}#${at + 1}`);
  if (tell) other?.postMessage({ at });
}

const openSpeaker = () => window.open(`${location.pathname}?pembicara${location.hash}`, "pembicara", "width=1100,height=760");
const fullScreen = () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.());
const black = (tell = true) => {
  document.body.dataset.black = document.body.dataset.black ? "" : "1";
  if (tell) other?.postMessage({ black: true });
};
const questions = document.querySelector("[data-questions]");

const keys = {
  ArrowRight: () => show(at + 1), ArrowDown: () => show(at + 1), PageDown: () => show(at + 1), " ": () => show(at + 1), n: () => show(at + 1),
  ArrowLeft: () => show(at - 1), ArrowUp: () => show(at - 1), PageUp: () => show(at - 1), Backspace: () => show(at - 1), p: () => show(at - 1),
  Home: () => show(0), End: () => show(slides.length - 1),
  f: fullScreen, F5: fullScreen, b: black, ".": black, s: openSpeaker, t: () => questions.showModal(),
  Enter: () => { if (typed) show(Number(typed) - 1); else show(at + 1); typed = ""; },
};

document.addEventListener("keydown", (event) => {
  if (questions.open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("button, a, input, select") && (event.key === "Enter" || event.key === " ")) return;
  if (/^[0-9]$/.test(event.key)) { typed += event.key; return; }
  const act = keys[event.key] ?? keys[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});

for (const button of document.querySelectorAll("[data-do]")) {
  button.addEventListener("click", () => ({ next: keys.ArrowRight, back: keys.ArrowLeft, full: fullScreen, speaker: openSpeaker, ask: keys.t, close: () => questions.close() })[button.dataset.do]());
}

let touched = null;
document.addEventListener("touchstart", (event) => { touched = event.changedTouches[0].clientX; }, { passive: true });
document.addEventListener("touchend", (event) => {
  const moved = event.changedTouches[0].clientX - (touched ?? 0);
  if (!questions.open && Math.abs(moved) > 60) show(at + (moved < 0 ? 1 : -1));
}, { passive: true });

other?.addEventListener("message", ({ data }) => {
  if (data.black) black(false);
  else if (typeof data.at === "number") show(data.at, false);
});

// Live figures need the network; without it the approved ones stay as they are.
const answer = document.querySelector("[data-answer]");
document.querySelector("[data-ask]").addEventListener("change", async (event) => {
  if (!event.target.value) return;
  answer.textContent = "…";
  try {
    const got = await fetch(questions.dataset.live.replace("KODE", event.target.value), { headers: { "HX-Request": "true" } });
    if (!got.ok) throw new Error(String(got.status));
    const page = new DOMParser().parseFromString(await got.text(), "text/html");
    answer.replaceChildren(...page.body.childNodes);
  } catch {
    answer.textContent = questions.dataset.offline;
  }
});

if (isSpeaker) {
  document.body.dataset.speaker = "1";
  const clock = document.querySelector("[data-clock]");
  setInterval(() => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }, 1000);
}
show(Number(location.hash.slice(1) || 1) - 1, false);
if ("serviceWorker" in navigator) navigator.serviceWorker.register(document.body.dataset.worker, { scope: location.pathname }).catch(() => {});
