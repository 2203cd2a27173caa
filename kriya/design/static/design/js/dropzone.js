// data-dropzone around a file input: files can be dropped, their names and sizes are said, and sending is seen.
import { bind } from "./bind.js";

const size = (bytes) => {
  const [amount, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
  return `${amount.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 })} ${unit}`;
};

bind("[data-dropzone]", (zone) => {
  const input = zone.querySelector("input[type=file]");
  const status = zone.querySelector("[data-dropzone-status]");
  const bar = zone.querySelector("progress");
  zone.querySelector("[data-dropzone-text]").hidden = false;
  input.addEventListener("change", () => {
    status.textContent = [...input.files].map((file) => `${file.name} · ${size(file.size)}`).join(", ");
  });
  for (const kind of ["dragover", "dragleave", "drop"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.toggleAttribute("data-over", kind === "dragover");
      if (kind !== "drop") return;
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  // A plain submit cannot say how far it is, htmx can: the bar runs without a value until the first figure comes.
  input.form?.addEventListener("submit", () => {
    if (!input.files.length) return;
    bar.removeAttribute("value");
    bar.hidden = false;
  });
  input.form?.addEventListener("htmx:xhr:progress", (event) => {
    if (event.detail.lengthComputable) bar.value = event.detail.loaded / event.detail.total * 100;
  });
});
