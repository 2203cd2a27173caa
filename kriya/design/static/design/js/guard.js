// data-guard: leaving a form with unsaved changes asks the browser to ask. data-focus takes the focus when the page opens.
import { bind } from "./bind.js";

bind("form[data-guard]", (form) => {
  const before = new URLSearchParams(new FormData(form)).toString();
  let sending = false;
  form.addEventListener("submit", () => {
    sending = true;
    for (const button of form.querySelectorAll("[type=submit], button:not([type])")) button.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", (event) => { if (event.persisted) sending = false; });
  addEventListener("beforeunload", (event) => {
    if (!sending && new URLSearchParams(new FormData(form)).toString() !== before) event.preventDefault();
  });
});

document.querySelector("[data-focus]")?.focus();
