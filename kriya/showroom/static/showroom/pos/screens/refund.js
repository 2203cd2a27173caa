// Pieces that come back: by the number on the receipt, at most what was sold and not returned. Only with a network: what
// came back before is known to the server alone. In an exchange the money pays for the next sale.
import { newId } from "../../../design/js/ids.js";
import { emptyCart, totals } from "../cart.js";
import { button, dialog, field, h, labelled, put, refuse, toast } from "../dom.js";
import { Offline } from "../server.js";

const said = (app, reason) => (reason instanceof Offline ? app.say("refund_offline") : reason.said?.said ?? app.say("server_trouble"));

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
  const done = await app.server.ask("refund", told);
  const body = { kind: "refund", id: told.key, device_at: new Date().toISOString(), tenders: done.tenders, lines: [] };
  if (!(await app.store.message(told.key))) {
    await app.store.tell(({ seq }) => ({ kind: "refund", shift: told.shift, state: "sent", body: { ...body, seq } }));
  }
  await app.told();
  app.sync.wake();
  return done;
}

async function beginExchange(app, sale, { exchange, amount }) {
  if (app.cart.lines.length) toast(app.say("exchange_into_cart"));
  app.setCart({ ...(app.cart ?? emptyCart(newId())), returning: { told: exchange, amount, receipt: sale.receipt, refund: null } });
}

// What comes back pays as far as it goes. Null where the server has heard of more than is bought for it now.
export function exchangeTenders(app) {
  const { returning: back } = app.cart;
  if (!back) return [];
  const { total } = totals(app.cart);
  if (back.refund?.amount > total) {
    toast(app.say("exchange_short", { amount: app.money(back.refund.amount) }), "bad");
    return null;
  }
  const amount = back.refund?.amount ?? Math.min(back.amount, total);
  return amount ? [{ kind: "exchange", amount, reference: back.told.key }] : [];
}

// Told at the moment the sale is made and not before: a buyer who walks away while paying leaves nothing behind. What is
// over is given in cash. Answers whether the sale may be made.
export async function settleExchange(app) {
  const { returning: back } = app.cart;
  if (!back || back.refund) return true;
  const used = Math.min(back.amount, totals(app.cart).total);
  const tenders = [used ? { kind: "exchange", amount: used, reference: "" } : null, back.amount > used ? { kind: "cash", amount: back.amount - used, reference: "" } : null].filter(Boolean);
  try {
    await settle(app, { ...back.told, tenders, exchanged_for: app.cart.id });
  } catch (reason) {
    toast(said(app, reason), "bad");
    return false;
  }
  app.setCart({ ...app.cart, returning: { ...back, refund: { id: back.told.key, amount: used, cash: back.amount - used } } });
  await app.keeping;
  if (back.amount > used) await handOver(app, back.amount - used);
  return true;
}
