// data-reach="address": says there once that this page was opened, and which host led here. Nothing is set or kept in the
// browser; without scripts nothing is counted.
const say = () => {
  const { type } = performance.getEntriesByType("navigation")[0] ?? {};
  if (type === "reload" || !navigator.sendBeacon) return;
  const said = new URLSearchParams({ p: location.pathname, q: new URLSearchParams(location.search).get("q") ?? "" });
  if (document.referrer) said.set("r", new URL(document.referrer).hostname);
  navigator.sendBeacon(document.body.dataset.reach, said);
};
if (document.prerendering) document.addEventListener("prerenderingchange", say, { once: true });
else say();
