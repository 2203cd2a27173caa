import { all } from "./store.js";

// Photos that did not reach the server: their product says so, wherever its maker looks first.
const photos = await all().catch(() => []);
const shown = document.querySelector("[data-still-sending]");
if (photos.length && shown) {
  const text = shown.querySelector("[data-still-text]");
  text.textContent = text.dataset.stillText.replace("NN", photos.length);
  shown.hidden = false;
  for (const photo of photos) document.querySelector(`[data-product="${CSS.escape(photo.product)}"]`)?.classList.add("still-sending");
}
