// data-reach="address": says there once that this page was opened, and which host led here. Nothing is set or kept in the
// browser; without scripts nothing is counted.
const say = () => {
  const { type } = performance.getEntriesByType("navigation")[0] ?? {};
  if (type === "reload" || !navigator.sendBeacon) return;
  const said = new URLSearchParams({ p: location.pathname, q: new URLSearchParams(location.search).get("q") ?? "" });
  if (document.referrer) said.set("r", new URL(document.referrer).hostname);
  navigator.sendBeacon(document.body.dataset.reach, said);
};
// data-views="address": where the council wants it told, the foot of the page says how often the page was seen.
const tell = async () => {
  const place = document.querySelector("[data-views-here]");
  const answer = await fetch(`${document.body.dataset.views}?${new URLSearchParams({ p: location.pathname })}`).catch(() => null);
  if (!place || answer?.status !== 200) return;
  place.textContent = await answer.text();
  place.hidden = false;
};
if (document.body.dataset.views) tell();
if (document.prerendering) document.addEventListener("prerenderingchange", say, { once: true });
else say();
