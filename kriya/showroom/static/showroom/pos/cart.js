// A cart, and what it comes to. Pure: each function answers with a new cart.
import { split } from "./money.js";

export const MOST_PIECES = 9999;

export const emptyCart = (id) => ({
  id, lines: [], discount: 0, discountBy: null, note: "", buyerName: "", buyerPhone: "", attribution: "", label: "", returning: null,
});

export const isEmpty = (cart) => cart.lines.length === 0;
export const piecesIn = (cart) => cart.lines.reduce((sum, line) => sum + line.pieces, 0);

const bounded = (pieces) => Math.max(1, Math.min(MOST_PIECES, Math.floor(pieces) || 1));

// `item` is one of the catalogue, or {code, price, name} for a label that this device does not know yet.
export function add(cart, item, pieces = 1) {
  const place = cart.lines.findIndex((line) => (item.id ? line.lot === item.id : line.code === item.code && !line.lot));
  if (place >= 0) return setPieces(cart, place, cart.lines[place].pieces + pieces);
  const line = {
    lot: item.id ?? "", code: item.code, name: item.name, maker: item.maker ?? "", price: item.price, pieces: bounded(pieces),
    discount: 0, least: item.least ?? 0, free: item.free ?? null, picture: item.picture ?? "",
  };
  return { ...cart, lines: [...cart.lines, line] };
}

const changed = (cart, place, fields) => ({ ...cart, lines: cart.lines.map((line, n) => (n === place ? { ...line, ...fields } : line)) });

export const setPieces = (cart, place, pieces) => {
  const before = cart.lines[place];
  const now = bounded(pieces);
  // Fewer pieces take their part of the discount with them.
  const discount = now < before.pieces ? Math.floor((before.discount * now) / before.pieces) : before.discount;
  return changed(cart, place, { pieces: now, discount });
};
export const remove = (cart, place) => {
  const lines = cart.lines.filter((_line, n) => n !== place);
  return { ...cart, lines, discount: lines.length ? cart.discount : 0 };
};
export const setLineDiscount = (cart, place, discount) => {
  const line = cart.lines[place];
  return changed(cart, place, { discount: Math.max(0, Math.min(discount, line.price * line.pieces)) });
};
export const setDiscount = (cart, discount) => ({ ...cart, discount: Math.max(0, Math.min(discount, beforeCommon(cart))) });
export const setFields = (cart, fields) => ({ ...cart, ...fields });

const beforeCommon = (cart) => cart.lines.reduce((sum, line) => sum + line.price * line.pieces - line.discount, 0);

// What a cart comes to. `below` are the places of lines that go under the lowest price their maker agreed to.
export function totals(cart) {
  const before = cart.lines.map((line) => line.price * line.pieces - line.discount);
  const sum = before.reduce((all, one) => all + one, 0);
  const common = Math.min(cart.discount, sum);
  const shares = common ? split(common, before) : before.map(() => 0);
  const lines = before.map((one, place) => one - shares[place]);
  const below = cart.lines.flatMap((line, place) => (lines[place] < line.least * line.pieces ? [place] : []));
  const discount = cart.lines.reduce((all, line) => all + line.discount, 0) + common;
  return { lines, full: sum + cart.lines.reduce((all, line) => all + line.discount, 0), discount, total: sum - common, below };
}

// Lines of which more are sold than this device knows to be there.
export const short = (cart) => cart.lines.flatMap((line, place) => (line.free !== null && line.pieces > line.free ? [place] : []));

// What keeps a cart from being paid: "" or the name of the reason. Below a floor one of the `officers` must have said yes:
// a cashier's yes was to another cart, where fewer pieces are left than it was given for.
export function hindrance(cart, officers = []) {
  if (isEmpty(cart)) return "cart_empty";
  const { discount, below } = totals(cart);
  if (!discount) return "";
  if (below.length && !officers.includes(cart.discountBy)) return "ask_below";
  return cart.discountBy ? "" : "ask_discount";
}
