// What a cashier does beside selling.
import { piecesIn } from "../cart.js";
import { button, dialog, h, icon, labelled, toast } from "../dom.js";
import { waysHere } from "../printer.js";
import { deviceDialog } from "./device.js";
import { againDialog } from "./done.js";
import { cashDialog, closeDialog, reportDialog } from "./drawer.js";
import { queueDialog } from "./queue.js";
import { isTold, refundDialog } from "./refund.js";

const root = document.documentElement;
const THEME = "kriya-kasir-tema";

const remembered = localStorage.getItem(THEME);
if (remembered) root.dataset.theme = remembered;

export async function openMenu(app) {
  const held = (await app.store.carts()).filter((cart) => cart.label);
  const before = app.shift ? null : await app.store.fact("lastShift");
  const chosen = await dialog(app.say, app.say("menu"), (close) => {
    const line = (name, key, words, props = {}) => button(labelled(name, words), "button-wide till-entry", () => close(key), { "data-entry": key, ...props });
    return [
      app.shift && held.length ? line("clock", "held", app.say("held", { n: held.length })) : null,
      app.shift ? [line("undo", "refund", app.say("refund")), line("print", "receipts", app.say("last_receipts")), line("plus", "in", app.say("cash_in")), line("minus", "out", app.say("cash_out")), line("chart", "x", app.say("x_report")), line("lock", "close", app.say("close_shift"))] : null,
      before ? line("chart", "z", app.say("last_z")) : null,
      line("send", "queue", app.say("queue_title")), line("print", "printer", app.say("printer")), line(dark() ? "sun" : "moon", "theme", app.say(dark() ? "light" : "dark")), line("settings", "device", app.say("device")), line("leave", "leave", app.say("leave")),
    ].flat();
  });
  const act = {
    held: () => heldDialog(app, held), refund: () => refundDialog(app), receipts: () => receiptsDialog(app), in: () => cashDialog(app, "in"), out: () => cashDialog(app, "out"),
    x: () => reportDialog(app, app.shift), z: () => reportDialog(app, before), close: () => closeDialog(app), queue: () => queueDialog(app), printer: () => printerDialog(app), theme: turnTheme, device: () => deviceDialog(app), leave: () => leave(app),
  }[chosen];
  await act?.();
}

const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
function turnTheme() {
  root.dataset.theme = dark() ? "light" : "dark";
  localStorage.setItem(THEME, root.dataset.theme);
}

// A cart that was put by comes back; the one that is open takes its place.
async function heldDialog(app, held) {
  const chosen = await dialog(app.say, app.say("held_title"), (close) => held.map((cart) =>
    h("div", { class: "row" }, button([h("strong", {}, cart.buyerName || cart.label), h("small", {}, ` ${cart.lines.map((line) => line.name).join(", ")}`)], "till-entry", () => close({ cart }), { "data-held": cart.id }),
      isTold(cart.returning) ? null : button(icon("trash"), "button-icon", () => close({ drop: cart }), { "aria-label": app.say("throw_away") }))));
  if (chosen?.drop) await app.store.dropCart(chosen.drop.id);
  if (!chosen?.cart) return;
  const { cart } = app;
  if (cart.lines.length) await app.store.putCart({ ...cart, label: `${app.time(new Date())} · ${app.say("pieces", { n: piecesIn(cart) })}` });
  await app.newCart({ ...chosen.cart, label: "" });
  await app.keepCart();
}

async function receiptsDialog(app) {
  const sales = (await app.store.ofShift(app.shift.id)).filter((one) => one.receipt).reverse();
  const chosen = await dialog(app.say, app.say("last_receipts"), (close) => sales.length ? sales.slice(0, 30).map(({ receipt, state }) =>
    button([h("span", {}, receipt.number), h("span", {}, app.time(receipt.at)), h("strong", {}, app.money(receipt.total + receipt.rounding)), state === "waiting" ? icon("upload") : icon("check")], "button-wide till-entry", () => close(receipt))) : h("p", {}, app.say("no_sales_yet")));
  if (chosen) await againDialog(app, chosen);
}

const printerDialog = (app) => dialog(app.say, app.say("printer"), (close) => {
  const way = h("select", {}, ["page", ...waysHere()].map((name) => h("option", { value: name, selected: app.printer.way === name }, app.say(`print_${name}`))));
  const width = h("select", {}, [58, 80].map((mm) => h("option", { value: mm, selected: app.printer.width === mm }, `${mm} mm`)));
  const drawer = h("input", { type: "checkbox", id: "buka-laci", checked: app.printer.drawer });
  const take = async (event) => {
    event.preventDefault();
    app.printer = { way: way.value, width: Number(width.value), drawer: drawer.checked };
    await app.store.setFacts({ printer: app.printer });
    toast(app.say("kept"));
    close();
  };
  const label = (words, input) => h("label", {}, h("span", { class: "label" }, words), input);
  return h("form", { class: "form", on: { submit: take } }, label(app.say("way_to_print"), way), label(app.say("paper"), width), h("div", { class: "field-inline" }, drawer, h("label", { for: "buka-laci" }, app.say("open_drawer"))), h("button", { class: "button button-primary button-wide" }, ...labelled("check", app.say("keep"))));
});

// Whoever logs out of this browser is told first what is only here. The till itself stays: it has a secret of its own.
async function leave(app) {
  const sure = !app.unsent || (await dialog(app.say, app.say("leave"), (close) => [h("p", { class: "alert", "data-tone": "bad" }, app.say("leave_unsent", { n: app.unsent })),
    button(app.say("stay"), "button-primary button-wide", () => close(false), { "data-first": true }), button(app.say("leave_anyway"), "button-wide button-danger", () => close(true))]));
  if (!sure) return;
  app.leaving = true;
  location.href = app.given.addresses.logout;
}
