// data-theme-switch (a form) and data-theme-button: turn light and dark without a round trip; the cookie keeps the choice.
import { bind } from "./bind.js";

const root = document.documentElement;
const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;

const choose = (theme) => {
  root.dataset.theme = theme;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `theme=${theme}; path=/; max-age=31536000; SameSite=Lax${secure}`;
};

bind("[data-theme-switch]", (form) => {
  const button = form.querySelector("button");
  button.value = dark() ? "light" : "dark";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(button.value);
    button.value = dark() ? "light" : "dark";
  });
});

bind("[data-theme-button]", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => choose(dark() ? "light" : "dark"));
});
