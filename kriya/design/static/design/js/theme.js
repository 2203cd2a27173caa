// data-theme-switch: turns light and dark without a round trip; the cookie lets the server render it next time.
import { bind } from "./bind.js";

const root = document.documentElement;
const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

bind("[data-theme-switch]", (form) => {
  const button = form.querySelector("button");
  button.value = dark() ? "light" : "dark";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    root.dataset.theme = button.value;
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `theme=${button.value}; path=/; max-age=31536000; SameSite=Lax${secure}`;
    button.value = dark() ? "light" : "dark";
  });
});
