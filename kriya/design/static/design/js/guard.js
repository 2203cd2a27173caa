// data-guard: leaving a form with unsaved changes asks the browser to ask; without a network it is not sent, and a second
// click at once sends it no second time. data-focus takes the focus when the page opens.
import { bind } from "./bind.js";

const AT_ONCE = 1500;

function sayOffline() {
  const words = document.querySelector("[data-offline]");
  document.querySelectorAll(".toast[data-is-offline]").forEach((toast) => toast.remove());
  words?.parentElement.append(words.content.cloneNode(true));
}

bind("form[data-guard]", (form) => {
  const before = new URLSearchParams(new FormData(form)).toString();
  let sending = false;
  let sentAt = -AT_ONCE;
  form.addEventListener("submit", (event) => {
    const isAgain = event.timeStamp - sentAt < AT_ONCE;
    if (isAgain || !navigator.onLine) event.preventDefault();
    if (!navigator.onLine) sayOffline();
    if (event.defaultPrevented) return;
    sentAt = event.timeStamp;
    sending = true;
    for (const button of form.querySelectorAll("[type=submit], button:not([type])")) button.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", (event) => { if (event.persisted) sending = false; });
  addEventListener("beforeunload", (event) => {
    if (!sending && new URLSearchParams(new FormData(form)).toString() !== before) event.preventDefault();
  });
});

document.querySelector("[data-focus]")?.focus();
