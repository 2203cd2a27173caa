// data-part: what its link leads to opens in its place; where that does not work the link leads there.
// data-part="early" asks at once: where the answer says that there is nothing to do (data-nothing) it stands there now.
import { bind } from "./bind.js";

async function ask(link) {
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  return answer.text();
}

function show(place, text) {
  place.innerHTML = text;
  document.dispatchEvent(new Event("htmx:load"));
}

async function lookEarly(place, link) {
  const text = await ask(link);
  if (link.isConnected && !link.hasAttribute("aria-busy") && text.includes("data-nothing")) show(place, text);
}

bind("[data-part]", (place) => {
  const link = place.querySelector("a");
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    link.setAttribute("aria-busy", "true");
    ask(link)
      .then((text) => {
        show(place, text);
        place.querySelector("h2")?.focus();
      })
      .catch(() => location.assign(link.href));
  });
  if (place.dataset.part === "early") lookEarly(place, link).catch(() => {});
});
