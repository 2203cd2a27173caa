// The cart: what is in it, how many, what it comes to, and the way to pay.
import { MOST_PIECES, isEmpty, piecesIn, remove, setPieces, short, totals } from "../cart.js";
import { button, drawn, h, icon, labelled, put } from "../dom.js";
import { detailsDialog, discountDialog } from "./details.js";
import { openPayment } from "./pay.js";
import { onePicture } from "./picture.js";
import { isTold, payExchange } from "./refund.js";

export function cartPanel(app, place) {
  const { cart } = app;
  if (!drawn(place, cart, app.people)) return;
  const sums = totals(cart);
  place.toggleAttribute("data-empty", isEmpty(cart));
  const list = h("ul", { class: "till-lines" }, cart.lines.map((line, n) => oneLine(app, line, n, sums)));
  const parts = isEmpty(cart) ? [h("p", { class: "till-hint" }, app.say("cart_hint"))] : [list, facts(app, sums), extras(app)];
  put(place, returning(app), h("div", { class: "till-inside" }, parts), bottom(app, sums, place));
}

function oneLine(app, line, place, sums) {
  const set = (pieces) => app.setCart(setPieces(app.cart, place, pieces));
  const missing = short(app.cart).includes(place);
  const low = sums.below.includes(place);
  const less = line.pieces > 1
    ? button(icon("minus"), "button-icon", () => set(line.pieces - 1), { "aria-label": app.say("less", { name: line.name }), "data-key": `less-${place}` })
    : button(icon("trash"), "button-icon", () => app.setCart(remove(app.cart, place)), { "aria-label": app.say("remove", { name: line.name }), "data-key": `less-${place}` });
  const count = h("input", { type: "text", inputmode: "numeric", value: String(line.pieces), "aria-label": app.say("pieces_of", { name: line.name }), "data-key": `count-${place}`, maxlength: String(MOST_PIECES).length, on: { change: (event) => set(Number(event.target.value)), focus: (event) => event.target.select() } });
  const more = button(icon("plus"), "button-icon", () => set(line.pieces + 1), { "aria-label": app.say("another", { name: line.name }), "data-key": `more-${place}` });
  const price = button([h("strong", {}, app.money(sums.lines[place])), line.discount ? h("s", {}, app.money(line.price * line.pieces)) : null], "till-line-price", () => discountDialog(app, place), { "aria-label": app.say("change_price", { name: line.name, price: app.money(sums.lines[place]) }), "data-key": `price-${place}` });
  return h("li", { "data-code": line.code }, onePicture(app, line),
    h("div", { class: "till-line-name" }, h("span", {}, line.name), h("small", {}, line.maker, missing ? h("b", { "data-tone": "wait" }, ` ${app.say("more_than_known", { n: Math.max(0, line.free) })}`) : null, low ? h("b", { "data-tone": "bad" }, ` ${app.say("below_floor")}`) : null)),
    h("div", { class: "till-count" }, less, count, more), price);
}

function facts(app, sums) {
  if (!sums.discount) return null;
  return h("dl", { class: "till-sums" }, h("dt", {}, app.say("before_discount")), h("dd", {}, app.money(sums.full)), h("dt", {}, app.say("discount")), h("dd", {}, `−${app.money(sums.discount)}`),
    h("dt", {}, app.say("approved_by")), h("dd", {}, app.person(app.cart.discountBy) || app.say("nobody_yet")));
}

function extras(app) {
  const { cart } = app;
  const told = [cart.buyerName, cart.attribution && app.say(`from_${cart.attribution}`).replace(/^from_/, ""), cart.note].filter(Boolean).join(" · ");
  return h("div", { class: "till-extras" },
    button(labelled("tag", app.say("discount")), "button-plain", () => discountDialog(app, null)),
    button(labelled("user", told || app.say("buyer_and_note")), "button-plain", () => detailsDialog(app)),
    button(labelled("clock", app.say("hold")), "button-plain", () => hold(app)));
}

async function hold(app) {
  const label = `${app.time(new Date())} · ${app.say("pieces", { n: piecesIn(app.cart) })}`;
  await app.keeping;
  await app.store.putCart({ ...app.cart, label });
  await app.newCart();
}

function returning(app) {
  const { returning: back } = app.cart;
  if (!back) return null;
  const away = button(icon("close"), "button-plain button-icon", () => app.setCart({ ...app.cart, returning: null }), { "aria-label": app.say("give_up_exchange") });
  const out = button(labelled("wallet", app.say("exchange_off")), "button-plain", () => payExchange(app), { "data-exchange-off": true });
  return h("div", { class: "till-returning" }, icon("undo"), h("span", {}, app.say("exchange_for", { receipt: back.receipt, amount: app.money(back.amount) })), isTold(back) ? out : away);
}

function bottom(app, sums, place) {
  const pieces = piecesIn(app.cart);
  const open = button([h("span", {}, pieces ? app.say("pieces", { n: pieces }) : app.say("cart")), h("strong", { class: "till-total", "data-total": sums.total }, app.money(sums.total))], "till-peek",
    () => place.toggleAttribute("data-open"), { "aria-expanded": String(place.hasAttribute("data-open")), "data-key": "peek" });
  const pay = button(labelled("arrow-right", app.say("pay")), "button-primary button-large till-pay", () => openPayment(app), { disabled: isEmpty(app.cart), "data-key": "pay", "data-pay": true });
  return h("div", { class: "till-bottom" }, open, pay);
}
