// Photos put in order by dragging; the buttons beside each photo do the same without a finger that holds still.
import { takeBy } from "../../design/js/dragging.js";

export function order(list, token) {
  for (const grip of list.querySelectorAll("[data-grip]")) takeBy(grip, grip.closest("li"), () => keep(list, token));
}

const names = (list) => [...list.querySelectorAll("[data-photo]")].map((one) => one.dataset.photo);

async function keep(list, token) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token });
  for (const one of names(list)) body.append("urut", one);
  try {
    await fetch(list.dataset.order, { method: "POST", body, redirect: "manual" });
  } finally {
    location.reload();
  }
}
