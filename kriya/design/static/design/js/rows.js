// data-select-rows: check boxes choose rows (Shift takes the range) and a bar [data-selection] says how many.
// data-table-keys: j and k, or the arrows, walk the rows (j begins from anywhere on the page); Enter opens, x chooses.
import { bind } from "./bind.js";

function count(table) {
  const boxes = [...table.querySelectorAll("[data-select]")];
  const chosen = boxes.filter((box) => box.checked).length;
  const all = table.querySelector("[data-select-all]");
  if (all) {
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  }
  const bar = (table.closest("form") ?? document).querySelector("[data-selection]");
  if (!bar) return;
  bar.hidden = chosen === 0;
  bar.querySelector("[data-selection-count]").textContent = chosen;
}

bind("[data-select-rows]", (table) => {
  let last = null;
  table.addEventListener("click", (event) => {
    const box = event.target.closest("[data-select]");
    const boxes = [...table.querySelectorAll("[data-select]")];
    if (event.target.closest("[data-select-all]")) for (const each of boxes) each.checked = event.target.checked;
    if (box && event.shiftKey && last) {
      const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].sort((a, b) => a - b);
      for (const each of boxes.slice(from, to + 1)) each.checked = box.checked;
    }
    if (box) last = box;
    count(table);
  });
  count(table);
});

// The link and not the check box before it: Enter opens the row.
const focusRow = (row) => (row?.querySelector("a") ?? row?.querySelector("input"))?.focus();

document.addEventListener("keydown", (event) => {
  if (event.target !== document.body || event.ctrlKey || event.metaKey || event.altKey || !["j", "k"].includes(event.key)) return;
  focusRow(document.querySelector("[data-table-keys] tbody tr"));
});

bind("[data-table-keys]", (table) => {
  const rows = () => [...table.tBodies[0].rows];
  table.addEventListener("keydown", (event) => {
    if (event.target.matches("input:not([type=checkbox]), select, textarea") || event.ctrlKey || event.metaKey) return;
    const row = event.target.closest("tbody tr");
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    if (step) {
      focusRow(rows()[rows().indexOf(row) + step]);
      event.preventDefault();
    }
    if (event.key === "x") row?.querySelector("[data-select]")?.click();
  });
});
