// data-part: what its link leads to opens in its place; where that does not work the link leads there.
import { bind } from "./bind.js";

async function fill(place, link) {
  const answer = await fetch(link.href, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  place.innerHTML = await answer.text();
  place.querySelector("h2")?.focus();
  document.dispatchEvent(new Event("htmx:load"));
}

bind("[data-part]", (place) => {
  const link = place.querySelector("a");
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    link.setAttribute("aria-busy", "true");
    fill(place, link).catch(() => location.assign(link.href));
  });
});
