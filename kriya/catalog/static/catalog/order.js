// data-order: rows are dragged by their grip; the numbers that the form sends follow.
import { takeBy } from "../design/js/dragging.js";

for (const list of document.querySelectorAll("[data-order]")) {
  const renumber = () => [...list.children].forEach((row, place) => { row.querySelector("input[inputmode]").value = place + 1; });
  for (const row of list.children) takeBy(row.querySelector("[data-grip]"), row, renumber);
}
