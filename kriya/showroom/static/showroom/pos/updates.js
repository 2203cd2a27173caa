// A new version of the till is taken when nobody is served: no cart is open, nothing is being paid.
const EVERY = 15 * 60 * 1000;

export async function watchUpdates(app) {
  if (!("serviceWorker" in navigator)) return;
  const had = Boolean(navigator.serviceWorker.controller);
  const registration = await navigator.serviceWorker.register(app.given.addresses.worker, { scope: app.given.addresses.shell }).catch(() => null);
  if (!registration) return;
  const take = () => {
    if (!registration.waiting || !app.isIdle || app.receiptShown) return;
    registration.waiting.postMessage("take over");
  };
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (!had) return;
    app.leaving = true;
    location.reload();
  });
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", take));
  app.onChange(take);
  take();
  setInterval(() => registration.update().catch(() => {}), EVERY);
}
