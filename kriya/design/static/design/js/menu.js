// data-menu: a <details> that closes on Escape, on a click outside, and when focus leaves; arrows walk its items.
import { bind } from "./bind.js";

const items = (menu) => [...menu.querySelectorAll(".menu-list :is(a, button)")];

function walk(menu, event) {
  const all = items(menu);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !all.length) return;
  event.preventDefault();
  menu.open = true;
  const at = all.indexOf(document.activeElement);
  all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length].focus();
}

bind("[data-menu]", (menu) => {
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else walk(menu, event);
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
});
