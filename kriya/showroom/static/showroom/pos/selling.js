// What the till does: open and close the drawer, sell, move cash. Each is durable on this device before it answers.
import { newId } from "../../design/js/ids.js";
import { add } from "./cart.js";
import { codeIn } from "./code.js";
import { cashMessage, closedMessage, openedMessage, saleMessage } from "./messages.js";
import { receiptOf } from "./receipt.js";

export async function openShift(app, { openingCash, cashier }) {
  const id = newId();
  const shift = { id, cashier, name: app.person(cashier), openingCash, at: new Date().toISOString() };
  const made = ({ seq }) => ({ kind: "shift_opened", shift: id, body: openedMessage({ ...app.who(), id, seq, cashier, openingCash, cashierName: shift.name }) });
  await app.store.tell(made, { facts: { shift } });
  app.shift = shift;
  await after(app);
}

export async function moveCash(app, { direction, amount, reason }) {
  const { id: shift } = app.shift;
  await app.store.tell(({ seq }) => ({ kind: "cash_moved", shift, body: cashMessage({ ...app.who(), id: newId(), seq, shift, direction, amount, reason }) }));
  await after(app);
}

export async function closeShift(app, { counted, reason }) {
  const { id: shift } = app.shift;
  const made = ({ seq }) => ({ kind: "shift_closed", shift, body: closedMessage({ ...app.who(), id: newId(), seq, shift, counted, reason }) });
  const record = await app.store.tell(made, { facts: { shift: null, lastShift: app.shift } });
  app.shift = null;
  await after(app);
  return record;
}

// The sale bears the id of its cart: a second tap on "pay" is the same sale, and the memory takes it once.
export async function sell(app, tenders) {
  const { cart } = app;
  let receipt;
  const made = ({ seq, counter }) => {
    const body = saleMessage({ ...app.who(), id: cart.id, cart, tenders, shift: app.shift.id, seq, counter });
    receipt = receiptOf({ cart, tenders, body, council: app.council, till: app.till, cashier: app.shift.name });
    return { kind: "sale", shift: app.shift.id, body, receipt };
  };
  const record = await app.store.tell(made, { takesCounter: true, closesCart: cart.id });
  // The screen behind the receipt is drawn after it: the buyer does not wait for that.
  app.unsent += 1;
  app.clearCart();
  app.catalogue.take(record.body.lines);
  app.pace.calm().then(() => after(app)).then(() => app.lookAtRoom());
  return receipt;
}

// What a scan or typed code leads to: an item, a code that is new here ({code}), or null for no code of ours.
export function found(app, text) {
  const code = codeIn(text);
  if (!code) return null;
  return app.catalogue.byCode.get(code) ?? { code };
}

export const put = (app, item) => app.setCart(add(app.cart, item));

async function after(app) {
  await app.told();
  app.sync.wake();
}
