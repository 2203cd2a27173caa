// Labels by the camera: each that is read goes the way of one that is typed.
import { openCamera } from "../showroom/camera.js";
import { codeIn } from "../showroom/pos/code.js";
import { cameraReads } from "../showroom/pos/scanner.js";

const form = document.querySelector("[data-tour]");
const scan = form.querySelector("[data-scan]");
scan.hidden = !cameraReads();
scan.addEventListener("click", () => {
  const { open, close, failed } = form.dataset;
  openCamera({ open, close, failed }, (text) => {
    const code = codeIn(text);
    if (!code) return null;
    form.elements.kode.value = code;
    form.requestSubmit();
    return code;
  });
});
