// Starts a behaviour on every element that matches, once each, now and after htmx has put new ones on the page.
export function bind(selector, start) {
  const started = new WeakSet();
  const scan = () => {
    for (const element of document.querySelectorAll(selector)) {
      if (started.has(element)) continue;
      started.add(element);
      start(element);
    }
  };
  scan();
  document.addEventListener("htmx:load", scan);
}
