// data-camera="#field": a button that opens the camera; what it reads is written into the field, code by code. When it is
// closed, the form's button with the value of data-camera-send is pressed. Words come with the button.
import { codeIn } from "./pos/code.js";
import { h } from "./pos/dom.js";
import { cameraReads, watchCamera } from "./pos/scanner.js";

export async function openCamera(words, scanned) {
  const video = h("video", { playsinline: true, muted: true });
  const said = h("p", { role: "status" }, words.open);
  const close = h("button", { type: "button", class: "button button-primary button-wide", on: { click: () => dialog.close() } }, words.close);
  const dialog = h("dialog", { class: "dialog camera", "aria-label": words.open }, video, said, close);
  document.body.append(dialog);
  dialog.showModal();
  let stop = () => {};
  const closed = new Promise((done) => dialog.addEventListener("close", done));
  try {
    stop = await watchCamera(video, (text) => {
      const code = codeIn(text);
      if (!code) return;
      navigator.vibrate?.(40);
      said.textContent = scanned(code) ?? code;
    });
  } catch {
    said.textContent = words.failed;
  }
  await closed;
  stop();
  dialog.remove();
}

for (const button of document.querySelectorAll("[data-camera]")) {
  button.hidden = !cameraReads();
  button.addEventListener("click", async () => {
    const field = document.querySelector(button.dataset.camera);
    const words = { open: button.dataset.wordsOpen, close: button.dataset.wordsClose, failed: button.dataset.wordsFailed };
    let count = 0;
    await openCamera(words, (code) => {
      field.value = `${field.value} ${code}`.trim();
      count += 1;
      return `${count} · ${code}`;
    });
    if (count) field.form.querySelector(`button[value="${button.dataset.cameraSend}"]`).click();
  });
}
