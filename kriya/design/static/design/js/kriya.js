// One behaviour per module, each bound by a data attribute; every page works without them. A page loads those that it
// has elements for: a visitor's telephone does not fetch what only the office uses.
import "./theme.js";
import "./menu.js";
import "./hotkey.js";

const parts = [
  ["[data-autosubmit]", () => import("./autosubmit.js")],
  ["[data-dialog]", () => import("./dialog.js")],
  ["[data-copy]", () => import("./copy.js")],
  ["[data-toasts] .toast", () => import("./toast.js")],
  ["[data-select-rows], [data-table-keys]", () => import("./rows.js")],
  ["[data-guard], [data-focus]", () => import("./guard.js")],
  ["[data-print], .chart-table", () => import("./print.js")],
  ["[data-count]", () => import("./count.js")],
  ["[data-part]", () => import("./part.js")],
  ["[data-rail]", () => import("./rail.js")],
  ["[data-reach]", () => import("./reach.js")],
  ["[data-dropzone]", () => import("./dropzone.js")],
];

const look = () => {
  for (const part of parts) {
    if (!part[1] || !document.querySelector(part[0])) continue;
    part[1]();
    part[1] = null;
  }
};
look();
document.addEventListener("htmx:load", look);

document.documentElement.dataset.js = "";
