// Photos put in order by dragging; the buttons beside each photo do the same without a finger that holds still.
import { takeBy } from "../../design/js/dragging.js";

// `failed` is called when the office did not hear of it: the photos then stand as they stood.
export function order(list, token, failed) {
  const known = [...list.children];
  const done = async () => {
    const body = new URLSearchParams({ csrfmiddlewaretoken: token });
    for (const one of list.querySelectorAll("[data-photo]")) body.append("urut", one.dataset.photo);
    try {
      await fetch(list.dataset.order, { method: "POST", body, redirect: "manual" });
    } catch {
      list.append(...known);
      failed();
      return;
    }
    location.reload();
  };
  for (const grip of list.querySelectorAll("[data-grip]")) takeBy(grip, grip.closest("li"), done);
}
