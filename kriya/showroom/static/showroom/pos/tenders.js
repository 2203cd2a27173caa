// How a sale is paid, in one way or several. Pure. Change comes out of cash only; cash alone is rounded.
import { roundCash } from "./money.js";

export const KINDS = ["cash", "qris", "transfer", "card"];

const sum = (tenders, of) => tenders.filter(of).reduce((all, one) => all + one.amount, 0);
const cashOf = (tenders) => sum(tenders, (one) => one.kind === "cash");
const paid = (tenders) => sum(tenders, () => true);

// What remains to be paid, to the rupiah.
export const rest = (total, tenders) => total - paid(tenders);

// What remains if it is paid in cash. What would round to nothing is paid as it is.
export function cashRest(total, tenders, step) {
  const part = total - sum(tenders, (one) => one.kind !== "cash");
  return (roundCash(part, step) || part) - cashOf(tenders);
}

export function isSettled(total, tenders, step) {
  if (rest(total, tenders) === 0) return true;
  return cashOf(tenders) > 0 && cashRest(total, tenders, step) === 0;
}

// What the rounding of cash added to the total; below zero it took off.
export const rounding = (total, tenders) => paid(tenders) - total;
export const change = (tenders) => tenders.reduce((all, one) => all + (one.change ?? 0), 0);

export function addCash(total, tenders, given, step) {
  const due = cashRest(total, tenders, step);
  if (!(given > 0) || due <= 0) return tenders;
  const amount = Math.min(given, due);
  const before = tenders.find((one) => one.kind === "cash");
  const cash = {
    kind: "cash", amount: amount + (before?.amount ?? 0), given: given + (before?.given ?? 0), change: given - amount + (before?.change ?? 0), reference: "",
  };
  return [...tenders.filter((one) => one !== before), cash];
}

// An amount of 0 takes all that is left; never more than that: there is no change from a card.
export function addOther(total, tenders, kind, amount, reference = "") {
  const left = rest(total, tenders);
  if (left <= 0) return tenders;
  return [...tenders, { kind, amount: amount > 0 ? Math.min(amount, left) : left, reference: reference.trim() }];
}

export const drop = (tenders, place) => tenders.filter((_one, n) => n !== place);

const NOTES = [2000, 5000, 10_000, 20_000, 50_000, 100_000];

// Notes that a buyer is likely to hand over for an amount: exactly, then what rounds it up.
export function likely(amount) {
  const found = new Set([amount]);
  for (const note of NOTES) {
    // Nobody pays a million with small notes.
    if (note * 50 < amount && note < NOTES.at(-1)) continue;
    const up = Math.ceil(amount / note) * note;
    if (up > amount) found.add(up);
  }
  return [...found].sort((a, b) => a - b).slice(0, 5);
}
