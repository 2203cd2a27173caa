// A receipt: what stands on it, and that as plain lines of 32 or 48 signs for a printer or a message. Pure.
import { change, rounding } from "./tenders.js";
import { totals } from "./cart.js";

// What a receipt says of a sale that was recorded. `council` is {name, address, phone}.
export function receiptOf({ cart, tenders, body, council, till, cashier }) {
  const sums = totals(cart);
  return {
    number: body.receipt, id: body.id, at: body.device_at, council, till: till.name, cashier,
    lines: cart.lines.map((line, place) => ({
      name: line.name || line.code, maker: line.maker, pieces: line.pieces, price: line.price, off: line.price * line.pieces - sums.lines[place], total: sums.lines[place],
    })),
    full: sums.full, discount: sums.discount, total: sums.total, rounding: rounding(sums.total, tenders),
    tenders: tenders.map(({ kind, amount, given, reference }) => ({ kind, amount, given: given ?? amount, reference: reference ?? "" })),
    change: change(tenders), buyer: cart.buyerName, phone: cart.buyerPhone, note: cart.note,
  };
}

const fold = (text, width) => {
  const lines = [""];
  for (const word of String(text).split(/\s+/).filter(Boolean)) {
    const piece = word.slice(0, width);
    if (lines.at(-1) && lines.at(-1).length + 1 + piece.length > width) lines.push("");
    lines[lines.length - 1] += (lines.at(-1) ? " " : "") + piece;
  }
  return lines;
};
const middle = (text, width) => fold(text, width).map((line) => " ".repeat(Math.floor((width - line.length) / 2)) + line);
const pair = (left, right, width) => {
  const space = width - left.length - right.length;
  return space > 0 ? [left + " ".repeat(space) + right] : [left.slice(0, width), right.padStart(width)];
};

// Plain lines: {text, strong}. `say` gives the words, `money` and `time` write amounts and instants.
export function plainLines(receipt, width, { say, money, time }) {
  const out = [];
  const put = (lines, strong = false) => out.push(...[].concat(lines).map((text) => ({ text, strong })));
  const rule = "-".repeat(width);
  put(middle(receipt.council.name, width), true);
  if (receipt.council.address) put(middle(receipt.council.address, width));
  if (receipt.council.phone) put(middle(receipt.council.phone, width));
  put(rule);
  put(pair(receipt.number, time(receipt.at), width));
  if (receipt.cashier) put(pair(say("cashier"), receipt.cashier, width));
  put(rule);
  for (const line of receipt.lines) {
    put(fold(line.name, width));
    if (line.maker) put(fold(`  ${line.maker}`, width).map((text) => `  ${text}`));
    put(pair(`  ${line.pieces} x ${money(line.price)}`, money(line.price * line.pieces), width));
    if (line.off) put(pair(`  ${say("discount")}`, `-${money(line.off)}`, width));
  }
  put(rule);
  put(pair(say("total"), money(receipt.total), width), true);
  if (receipt.rounding) put(pair(say("rounding"), money(receipt.rounding), width));
  for (const tender of receipt.tenders) {
    put(pair(say(`tender_${tender.kind}`), money(tender.given), width));
    if (tender.reference && tender.kind !== "exchange") put(fold(`  ${tender.reference}`, width));
  }
  if (receipt.change) put(pair(say("change"), money(receipt.change), width), true);
  if (receipt.note) put(fold(receipt.note, width));
  put(rule);
  put(middle(say("thanks"), width));
  return out;
}

// The receipt as a message; WhatsApp writes *strong*.
export const asText = (receipt, tools) =>
  [
    `*${receipt.council.name}*`, `${receipt.number} · ${tools.time(receipt.at)}`, "",
    ...receipt.lines.map((line) => `${line.pieces} × ${line.name}${line.maker ? ` (${line.maker})` : ""}: ${tools.money(line.total)}`),
    "", `*${tools.say("total")}: ${tools.money(receipt.total + receipt.rounding)}*`, tools.say("thanks"),
  ].join("\n");
