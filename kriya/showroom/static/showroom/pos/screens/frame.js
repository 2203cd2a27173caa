// The frame of every screen: whose till it is, what is not sent yet, and the one thing to do now.
import { button, drawn, h, icon, put } from "../dom.js";
import { noTill } from "./device.js";
import { askForFloat } from "./drawer.js";
import { openMenu } from "./menu.js";
import { queueDialog } from "./queue.js";
import { sellScreen } from "./sell.js";

export function frame(app, place) {
  const bar = h("header", { class: "till-bar" });
  const screen = h("div", { class: "till-screen" });
  place.replaceChildren(bar, screen);
  let shown = "";
  const draw = () => {
    if (drawn(bar, app.till?.name, app.shift?.name, app.unsent, app.aside, app.revoked, app.isClockOff, app.sync.state, navigator.onLine)) put(bar, ...barOf(app));
    const wanted = !app.till ? "device" : !app.shift ? "shift" : "sell";
    if (wanted === shown) return;
    shown = wanted;
    if (wanted === "device") noTill(app, screen);
    if (wanted === "shift") askForFloat(app, screen);
    if (wanted === "sell") sellScreen(app, screen);
  };
  app.onChange(draw);
  draw();
}

function barOf(app) {
  const menu = app.till ? button(icon("menu"), "button-plain button-icon", () => openMenu(app), { "aria-label": app.say("menu"), "data-key": "menu" }) : null;
  const who = h("div", { class: "till-who" }, h("strong", {}, app.till?.name ?? app.council.name), h("span", {}, app.shift?.name || app.council.short));
  return [menu, who, queueBadge(app)];
}

// Always on the screen: whether anything is only here.
function queueBadge(app) {
  if (!app.till) return null;
  const offline = app.sync.state === "offline" || !navigator.onLine;
  const tone = app.revoked || app.sync.state === "refused" || app.aside ? "bad" : app.unsent || app.isClockOff ? "wait" : "good";
  const words = app.unsent ? app.say("unsent", { n: app.unsent }) : app.revoked ? app.say("revoked") : app.aside ? app.say("aside", { n: app.aside }) : app.say("all_sent");
  return button([icon(app.unsent ? "upload" : app.revoked || app.aside ? "alert" : "check"), h("span", {}, words), app.unsent && app.revoked ? h("span", { class: "till-offline" }, app.say("revoked")) : null, offline ? h("span", { class: "till-offline" }, app.say("offline")) : null, app.isClockOff ? h("span", { class: "till-offline" }, app.say("clock_off")) : null], "till-queue", () => queueDialog(app), { "data-tone": tone, "data-unsent": app.unsent, "data-sync": app.sync.state, "data-key": "queue" });
}
