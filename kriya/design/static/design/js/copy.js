// data-copy="text": copies to the clipboard and says so; the button shows itself only where that is possible.
import { bind } from "./bind.js";

bind("[data-copy]", (button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.dataset.done = "";
    const words = button.querySelector(".visually-hidden") ?? button;
    const before = words.textContent;
    words.textContent = `${before} ✓`;
    setTimeout(() => { words.textContent = before; delete button.dataset.done; }, 2000);
  });
});
