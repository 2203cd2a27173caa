// data-toasts: a message can be closed; one without undo leaves by itself, never while it is read with mouse or keyboard.
import { bind } from "./bind.js";

const STAY = 8000;

function leave(toast) {
  if (toast.matches(":hover, :focus-within")) setTimeout(leave, STAY / 2, toast);
  else toast.remove();
}

bind("[data-toasts] .toast", (toast) => {
  const close = toast.querySelector("[data-dismiss]");
  close.hidden = false;
  close.addEventListener("click", () => toast.remove());
  if (toast.dataset.tone === "good" && !toast.querySelector("form")) setTimeout(leave, STAY, toast);
});
