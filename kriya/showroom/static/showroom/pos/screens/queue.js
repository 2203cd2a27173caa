// What is not sent yet, since when, and the ways out: send now, or a file for the office.
import { button, dialog, h, labelled, toast } from "../dom.js";
import { exported } from "../sync.js";
import { clockAlert } from "./clock.js";

export const queueDialog = (app) => dialog(app.say, app.say("queue_title"), (close) => contents(app, close));

function contents(app, close) {
  const lines = [h("p", {}, app.unsent ? app.say("unsent_text", { n: app.unsent }) : app.say("all_sent_text"))];
  if (app.isClockOff) lines.push(clockAlert(app));
  if (app.revoked) lines.push(alert(app.say("revoked_text")));
  if (app.aside) lines.push(alert(app.say("aside_text", { n: app.aside })));
  if (app.sync.state === "refused") lines.push(alert(app.say(app.sync.reason?.status === 401 ? "unknown_till" : "server_trouble")));
  if (app.sync.state === "busy") lines.push(h("p", { class: "alert", "data-tone": "wait" }, app.say("server_busy")));
  if (app.persisted === false) lines.push(alert(app.say("not_kept")));
  const send = button(labelled("send", app.say("send_now")), "button-primary button-wide", async () => {
    await app.sync.now();
    toast(app.unsent ? app.say("not_sent") : app.say("all_sent"), app.unsent ? "bad" : "good");
    if (!app.unsent) close();
  }, { "data-first": true });
  return [...lines, send, button(labelled("download", app.say("export")), "button-wide", () => exportQueue(app))];
}

const alert = (text) => h("p", { class: "alert", "data-tone": "bad" }, text);

export async function exportQueue(app) {
  const made = new Blob([JSON.stringify(await exported(app.store, app.till))], { type: "application/json" });
  const link = h("a", { href: URL.createObjectURL(made), download: `kasir-${app.till.prefix}-${new Date().toISOString().slice(0, 16).replace(/\D/g, "")}.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
