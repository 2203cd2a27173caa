// What a shift comes to, from what the till has told of it. Pure. The server works it out again from the same messages.
export function figures(records) {
  const found = { sales: 0, pieces: 0, total: 0, discount: 0, rounding: 0, tenders: {}, unverified: 0, refunds: 0, opening: 0, in: 0, out: 0, cash: 0, counted: null, reason: "" };
  for (const { kind, body } of records) {
    if (kind === "sale") addSale(found, body);
    if (kind === "shift_opened") found.opening += body.opening_cash;
    if (kind === "cash_moved") found[body.direction] += body.amount;
    if (kind === "refund") addRefund(found, body);
    if (kind === "shift_closed") Object.assign(found, { counted: body.counted, reason: body.reason });
  }
  found.cash = found.opening + (found.tenders.cash ?? 0) + found.in - found.out;
  return found;
}

function addSale(found, body) {
  found.sales += 1;
  found.discount += body.discount;
  for (const line of body.lines) {
    found.pieces += line.pieces;
    found.discount += line.discount;
    found.total += line.price * line.pieces - line.discount;
  }
  found.total -= body.discount;
  let paid = 0;
  for (const tender of body.tenders) {
    found.tenders[tender.kind] = (found.tenders[tender.kind] ?? 0) + tender.amount;
    if (["qris", "transfer", "card"].includes(tender.kind)) found.unverified += tender.amount;
    paid += tender.amount;
  }
  found.rounding += paid - (body.lines.reduce((sum, line) => sum + line.price * line.pieces - line.discount, 0) - body.discount);
}

// Money that went back to a buyer, told by the server's answer.
function addRefund(found, body) {
  for (const tender of body.tenders) {
    found.refunds += tender.amount;
    found.tenders[tender.kind] = (found.tenders[tender.kind] ?? 0) - tender.amount;
  }
}

// How much more is in the drawer than should be; below zero it lacks.
export const variance = (found, counted) => counted - found.cash;
