// Making a device a till: an officer does it once, with a network. The secret stays in this browser's own memory.
import { button, dialog, field, h, labelled, put, toast } from "../dom.js";
import { clockAlert } from "./clock.js";
import { exportQueue } from "./queue.js";

const FRAGMENT = /^#alat=([\w-]{20,200})$/;

// The office shows an address with the secret behind #, which no server sees; opened here, it makes this device a till.
export async function takeInvitation(app) {
  const secret = FRAGMENT.exec(location.hash)?.[1];
  if (!secret) return;
  history.replaceState(null, "", location.pathname + location.search);
  if (!app.till) await become(app, secret).catch(() => toast(app.say("invitation_bad"), "bad"));
}

async function become(app, secret) {
  app.till = { secret };
  try {
    await app.refresh();
  } catch (reason) {
    app.till = null;
    throw reason;
  }
  await app.told();
  app.sync.wake();
}

// Who is logged in here; nobody knows without a network, and the till does not need to.
async function asked(app) {
  const answer = await fetch(app.given.addresses.me, { headers: { Accept: "application/json" }, cache: "no-store" });
  return answer.ok ? answer.json() : {};
}

export function noTill(app, place) {
  app.whoAmI = () => asked(app).then((me) => { app.me = me.id; return me.id; }).catch(() => null);
  put(place, h("div", { class: "till-middle stack" }, h("h1", {}, app.say("no_till")), h("p", {}, app.say("no_till_text"))));
  asked(app).then((me) => {
    app.me = me.id;
    put(place, me.may_register ? form(app, me) : me.may_try ? tryOut(app, me) : h("div", { class: "till-middle stack" }, h("h1", {}, app.say("no_till")), h("p", {}, app.say("no_till_text")), me.id ? null : h("a", { class: "button button-primary", href: me.log_in ?? app.given.addresses.logIn }, app.say("log_in"))));
  }).catch(() => {});
}

async function register(app, me, told) {
  const answer = await fetch(app.given.addresses.register, { method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": me.csrf }, body: JSON.stringify(told) });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.said ?? app.say("server_trouble"));
  await become(app, said.secret);
}

function form(app, me) {
  const name = h("input", { type: "text", maxlength: 60, required: true, autocomplete: "off", value: me.suggested.name });
  const prefix = h("input", { type: "text", maxlength: 4, required: true, autocomplete: "off", value: me.suggested.prefix });
  const where = h("select", {}, me.places.map((one) => h("option", { value: one.id }, one.name)));
  const take = (event) => {
    event.preventDefault();
    register(app, me, { name: name.value, prefix: prefix.value, location: where.value }).catch((reason) => toast(reason.message, "bad"));
  };
  return h("form", { class: "form till-middle", on: { submit: take } }, h("h1", {}, app.say("register")), h("p", { class: "quiet" }, app.say("register_text")), field(app.say("till_name"), name), field(app.say("prefix"), prefix, app.say("prefix_hint")), field(app.say("where"), where), h("button", { class: "button button-primary button-large button-wide", "data-register": true }, ...labelled("check", app.say("register"))));
}

const tryOut = (app, me) => h("div", { class: "till-middle stack" }, h("h1", {}, app.say("try_till")), h("p", {}, app.say("try_till_text")),
  button(labelled("arrow-right", app.say("try_till_button")), "button-primary button-large button-wide", () => register(app, me, { demo: true }).catch((reason) => toast(reason.message, "bad")), { "data-register": true, "data-first": true }));

export const deviceDialog = (app) => dialog(app.say, app.say("device"), () => {
  const pictures = h("dd", {}, "…");
  navigator.storage?.estimate?.().then(({ usage = 0 }) => { pictures.textContent = `${(usage / 1e6).toFixed(1)} MB`; });
  return [clockAlert(app), h("dl", { class: "till-sums" }, h("dt", {}, app.say("till_name")), h("dd", {}, app.till?.name ?? ""), h("dt", {}, app.say("prefix")), h("dd", {}, app.till?.prefix ?? ""), h("dt", {}, app.say("where")), h("dd", {}, app.till?.place ?? ""), h("dt", {}, app.say("items")), h("dd", {}, String(app.catalogue.items.length)), h("dt", {}, app.say("memory_used")), pictures, h("dt", {}, app.say("kept_by_browser")), h("dd", {}, app.say(app.persisted ? "yes" : "no"))),
    app.persisted ? null : h("p", { class: "quiet" }, app.say("not_kept")),
    button(labelled("download", app.say("export")), "button-wide", () => exportQueue(app))];
});
