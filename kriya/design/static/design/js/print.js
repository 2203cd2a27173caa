// data-print: a button that prints the page; it shows itself only where JavaScript runs. Tables under charts open for paper.
import { bind } from "./bind.js";

bind("[data-print]", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

const folded = () => document.querySelectorAll("details.chart-table:not([open])");
addEventListener("beforeprint", () => { for (const table of folded()) { table.open = true; table.dataset.opened = ""; } });
addEventListener("afterprint", () => {
  for (const table of document.querySelectorAll("[data-opened]")) { table.open = false; delete table.dataset.opened; }
});
