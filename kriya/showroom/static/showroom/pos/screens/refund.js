// Pieces that come back: by the number on the receipt, at most what was sold and not returned. Only with a network: what
// came back before is known to the server alone. In an exchange the money pays for the next sale.
import { newId } from "../../../design/js/ids.js";
import { emptyCart, totals } from "../cart.js";
import { button, dialog, field, h, labelled, put, refuse, toast } from "../dom.js";
import { roundCash } from "../money.js";
import { Answered, Offline } from "../server.js";
import { WAITING } from "../store.js";

const said = (app, reason, offline = "refund_offline") => {
  if (reason instanceof Offline) return app.say(offline);
  return reason instanceof Answered ? reason.said?.said ?? app.say("server_trouble") : app.say("not_durable");
};

// Of pieces `first` to `first + count - 1`, by running totals (kriya/ledger/terms.py).
export const partOfPieces = (whole, pieces, first, count) => Math.floor((whole * (first - 1 + count)) / pieces) - Math.floor((whole * (first - 1)) / pieces);

export async function refundDialog(app) {
  if (!navigator.onLine) return toast(app.say("refund_offline"), "bad");
  const sale = await dialog(app.say, app.say("refund"), (close) => finding(app, close));
  if (!sale) return undefined;
  const chosen = await dialog(app.say, sale.receipt, (close) => choosing(app, sale, close), { wide: true });
  if (!chosen) return undefined;
  return chosen.exchange ? beginExchange(app, sale, chosen) : handOver(app, chosen.given);
}

// What the buyer gets in hand stays on the screen until it is handed over.
const handOver = (app, amount) => dialog(app.say, app.say("goes_back"), (close) => [
  h("p", { class: "till-change", "data-handed": amount }, h("span", {}, app.say("refunded")), h("strong", {}, app.money(amount))),
  button(labelled("check", app.say("done")), "button-primary button-large button-wide", () => close(), { "data-first": true })]);

const cashOf = (tenders) => tenders.reduce((all, one) => all + (one.kind === "cash" ? one.amount : 0), 0);

function finding(app, close) {
  const number = h("input", { type: "text", autocomplete: "off", autocapitalize: "characters", placeholder: `${app.till.prefix}-000123`, required: true });
  const problem = h("p", { class: "alert", "data-tone": "bad", hidden: true, role: "alert" });
  const find = async (event) => {
    event.preventDefault();
    event.submitter.disabled = true;
    try {
      close(await app.server.ask("refundable", { receipt: number.value.trim() }));
    } catch (reason) {
      Object.assign(problem, { hidden: false, textContent: said(app, reason) });
      event.submitter.disabled = false;
    }
  };
  return h("form", { class: "form", on: { submit: find } }, h("p", {}, app.say("refund_text")), problem, field(app.say("receipt_number"), number), h("button", { class: "button button-primary button-wide" }, ...labelled("search", app.say("find"))));
}

function choosing(app, sale, close) {
  const counts = new Map(sale.lines.map((line) => [line.id, { pieces: 0, backTo: "shelf" }]));
  const reason = h("input", { type: "text", autocomplete: "off", maxlength: 200 });
  const sum = h("p", { class: "till-due" });
  const problem = h("p", { class: "alert", "data-tone": "bad", hidden: true, role: "alert" });
  const key = newId();
  const amount = () => sale.lines.reduce((all, line) => { const { pieces } = counts.get(line.id); return all + (pieces ? partOfPieces(line.total, line.pieces, line.returned + 1, pieces) : 0); }, 0);
  const draw = () => put(sum, h("span", {}, app.say("goes_back")), h("strong", { "data-refund": amount() }, app.money(amount())));
  const lines = sale.lines.map((line) => {
    const left = line.pieces - line.returned;
    const pieces = h("select", { "aria-label": app.say("pieces_of", { name: line.name }), disabled: !left, "data-back": line.id, on: { change: (event) => { counts.get(line.id).pieces = Number(event.target.value); draw(); } } }, Array.from({ length: Math.min(left, 99) + 1 }, (_none, n) => h("option", { value: n }, String(n))));
    const where = h("select", { "aria-label": app.say("back_to"), on: { change: (event) => { counts.get(line.id).backTo = event.target.value; } } }, ["shelf", "damaged"].map((one) => h("option", { value: one }, app.say(`back_${one}`))));
    return h("li", {}, h("span", {}, line.name, h("small", {}, ` ${app.say("sold_and_left", { sold: line.pieces, left })}`)), pieces, where);
  });
  const told = () => ({
    key, sale: sale.id, reason: reason.value.trim(), shift: app.shift.id, cashier: app.shift.cashier,
    lines: [...counts].filter(([, one]) => one.pieces).map(([line, one]) => ({ line, pieces: one.pieces, back_to: one.backTo })),
  });
  const ready = () => {
    Object.assign(problem, { hidden: amount() > 0, textContent: app.say("nothing_back") });
    if (amount() > 0 && !reason.value.trim()) refuse(reason, app.say("reason_missing"));
    return amount() > 0 && Boolean(reason.value.trim());
  };
  const pay = async (event) => {
    event.preventDefault();
    if (!ready()) return;
    event.submitter.disabled = true;
    try {
      const done = await settle(app, { ...told(), tenders: null });
      close({ given: cashOf(done.tenders) });
    } catch (no) {
      Object.assign(problem, { hidden: false, textContent: said(app, no) });
      event.submitter.disabled = false;
    }
  };
  draw();
  return h("form", { class: "form", on: { submit: pay } }, h("ul", { class: "till-back" }, lines), field(app.say("reason"), reason), sum, problem,
    h("button", { class: "button button-primary button-wide", "data-refund-cash": true }, ...labelled("wallet", app.say("refund_cash"))), button(labelled("undo", app.say("exchange")), "button-wide", () => { if (ready()) close({ exchange: told(), amount: amount() }); }, { "data-exchange": true }));
}

// Told to the server and written down here, so that the drawer's count is right.
async function settle(app, told) {
  await arrived(app, told.shift);
  const done = await app.server.ask("refund", told);
  await writeDown(app, told.key, told.shift, done.tenders);
  return done;
}

// Money of a shift that the office has not heard of would be taken for the office's own.
async function arrived(app, shift) {
  if ((await app.store.message(shift))?.state === WAITING) await app.sync.now();
}

async function writeDown(app, id, shift, tenders) {
  if (!(await app.store.message(id))) {
    const body = { kind: "refund", id, device_at: new Date().toISOString(), tenders, lines: [] };
    await app.store.tell(({ seq }) => ({ kind: "refund", shift, state: "sent", body: { ...body, seq } }));
  }
  await app.told();
  app.sync.wake();
}

function beginExchange(app, sale, { exchange, amount }) {
  if (app.cart.returning) return toast(app.say("exchange_waits"), "bad");
  if (app.cart.lines.length) toast(app.say("exchange_into_cart"));
  return app.setCart({ ...(app.cart ?? emptyCart(newId())), returning: { told: exchange, amount, receipt: sale.receipt, asked: null, refund: null, payout: null } });
}

const setBack = (app, fields) => {
  app.setCart({ ...app.cart, returning: { ...app.cart.returning, ...fields } });
  return app.keeping;
};

// Whether the server has heard of what came back, or may have: then giving up is a payment, and no mere tap.
export const isTold = (back) => Boolean(back?.refund || back?.asked);

// What comes back pays as far as it goes. Null where the server has heard of more than is bought for it now.
export function exchangeTenders(app) {
  const { returning: back } = app.cart;
  if (!back) return [];
  const { total } = totals(app.cart);
  const used = back.asked?.used ?? Math.min(back.amount, total);
  if (used > total) return null;
  return used ? [{ kind: "exchange", amount: used, reference: back.told.key }] : [];
}

const tendersOf = ({ used, cash }) => [{ kind: "exchange", amount: used, reference: "" }, { kind: "cash", amount: cash, reference: "" }].filter((one) => one.amount);

function divided(app, back) {
  const used = Math.min(back.amount, totals(app.cart).total);
  const over = back.amount - used;
  return { used, cash: roundCash(over, app.rules.cash_step || 1) || over };
}

// Told at the moment the sale is made and not before: a buyer who walks away while paying leaves nothing behind. What is
// over is given in cash. What was said once is said again as it was: only its answer may have been lost. Answers whether
// the sale may be made.
export async function settleExchange(app) {
  const { returning: back } = app.cart;
  if (!back || back.refund) return true;
  const asked = back.asked ?? divided(app, back);
  await setBack(app, { asked });
  try {
    await settle(app, { ...back.told, tenders: tendersOf(asked), exchanged_for: app.cart.id });
  } catch (reason) {
    if (reason instanceof Answered && (reason.status < 500 || reason.status === 503)) await setBack(app, { asked: null });
    toast(said(app, reason), "bad");
    return false;
  }
  await setBack(app, { refund: { id: back.told.key } });
  if (asked.cash) await handOver(app, asked.cash);
  return true;
}

// The way out of an exchange whose sale is not made: what it was worth is given in cash, once, and the cart is paid as any.
export async function payExchange(app) {
  const { returning: back } = app.cart;
  const amount = app.money(back.asked.used);
  const isShort = back.asked.used > totals(app.cart).total && app.cart.lines.length > 0;
  const text = isShort ? app.say("exchange_short", { amount }) : app.say("exchange_off_text", { amount, receipt: back.receipt });
  const isSure = await dialog(app.say, app.say("exchange_off"), (close) => [h("p", {}, text), isShort ? h("p", { class: "quiet" }, app.say("exchange_then")) : null,
    button(labelled("wallet", app.say("exchange_pay_cash", { amount })), "button-primary button-large button-wide", () => close(true), { "data-pay-exchange": true })]);
  if (!isSure) return;
  try {
    const given = await paidOut(app, back);
    await app.setCart({ ...app.cart, returning: null });
    if (given === null) toast(app.say("exchange_never_came"));
    else await handOver(app, given);
  } catch (reason) {
    // Paid at the office meanwhile: nothing is left to give here.
    if (reason.message === "exchange_paid_already") app.setCart({ ...app.cart, returning: null });
    toast(said(app, reason, "exchange_offline"), "bad");
  }
}

// What the buyer gets in hand, or null where the server never heard of what came back.
async function paidOut(app, back) {
  const key = back.payout ?? newId();
  const { id: shift, cashier } = app.shift;
  await setBack(app, { payout: key });
  await arrived(app, shift);
  const done = await app.server.ask("pay_exchange", { key, refund: back.told.key, shift, cashier });
  if (done.cash === null) return null;
  try {
    await writeDown(app, back.told.key, back.told.shift, tendersOf(back.asked));
    await writeDown(app, key, shift, [{ kind: "cash", amount: done.cash }, { kind: "exchange", amount: -done.amount }]);
  } catch (reason) {
    // The office has it; a device that can write nothing must not keep the buyer from the money.
    console.warn(reason);
  }
  return done.cash + (back.refund ? 0 : back.asked.cash);
}
