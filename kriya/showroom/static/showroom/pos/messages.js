// What the till tells the server, one thing a message. Pure: who, when and which number are given.
import { totals } from "./cart.js";
import { sealed } from "./hash.js";

const VERSION = 1;

export const receiptNumber = (prefix, counter) => `${prefix}-${String(counter).padStart(6, "0")}`;

// A lone half of a sign cannot be written as UTF-8, and would make two hashes of one message.
const text = (said, most) => String(said ?? "").replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\0/g, "").trim().slice(0, most);

// The instant by this device's clock, with its zone as UTC, and how far that clock ran ahead when last compared.
const head = (kind, id, { at, seq, skew, cashier }) => ({
  kind, version: VERSION, id, seq, device_at: at.toISOString(), skew: skew ?? null, cashier: cashier ?? null,
});

export function saleMessage({ id, cart, tenders, till, shift, counter, ...who }) {
  const sums = totals(cart);
  return sealed({
    ...head("sale", id, who),
    channel: till.channel,
    location: till.location,
    shift,
    receipt: receiptNumber(till.prefix, counter),
    counter,
    lines: cart.lines.map((line) => ({
      ...(line.lot ? { lot: line.lot } : { code: line.code }), pieces: line.pieces, price: line.price, discount: line.discount,
    })),
    discount: Math.min(cart.discount, sums.full),
    discount_by: sums.discount ? cart.discountBy : null,
    tenders: tenders.map((one) =>
      one.kind === "cash"
        ? { kind: "cash", amount: one.amount, given: one.given, change: one.change }
        : { kind: one.kind, amount: one.amount, reference: text(one.reference, 80) }),
    attribution: text(cart.attribution, 40),
    buyer_name: text(cart.buyerName, 120),
    buyer_phone: text(cart.buyerPhone, 20),
    note: text(cart.note, 300),
  });
}

export const openedMessage = ({ id, till, openingCash, cashierName, ...who }) =>
  sealed({ ...head("shift_opened", id, who), location: till.location, opening_cash: openingCash, cashier_name: text(cashierName, 160) });

export const cashMessage = ({ id, shift, direction, amount, reason, ...who }) =>
  sealed({ ...head("cash_moved", id, who), shift, direction, amount, reason: text(reason, 200) });

export const closedMessage = ({ id, shift, counted, reason, ...who }) =>
  sealed({ ...head("shift_closed", id, who), shift, counted, reason: text(reason, 300) });
