// Paying: what is due, one way or several, and one button that ends it. The receipt comes when the sale is on the disk.
import { hindrance, totals } from "../cart.js";
import { button, dialog, field, h, icon, labelled, put, refuse, toast } from "../dom.js";
import { typed } from "../money.js";
import { merchantOf, withAmount } from "../qris.js";
import { svg } from "../qr.js";
import { sell } from "../selling.js";
import { KINDS, addCash, addOther, cashRest, drop, isSettled, likely, rest } from "../tenders.js";
import { discountDialog } from "./details.js";
import { showDone } from "./done.js";
import { exchangeTenders, isTold, payExchange, settleExchange } from "./refund.js";

let open = false;

export async function openPayment(app) {
  if (open) return;
  const why = hindrance(app.cart, app.officers);
  if (why === "cart_empty") return;
  if (app.revoked) return void toast(app.say("revoked_text"), "bad");
  if (why) return void (await discountDialog(app, null));
  if (app.isFull) toast(app.say("nearly_full"), "bad");
  open = true;
  try {
    const exchange = exchangeTenders(app);
    if (exchange === null) return void (await payExchange(app));
    app.pace.hurry();
    await dialog(app.say, app.say("pay"), (close) => paying(app, exchange, close), { wide: true });
  } finally {
    open = false;
    app.pace.rest();
    app.changed();
  }
}

function paying(app, exchange, close) {
  const { total } = totals(app.cart);
  const step = app.rules.cash_step || 1;
  const state = { tenders: exchange, kind: "cash", busy: false };
  const place = h("div", { class: "till-paying" });
  const use = (tenders) => { state.tenders = tenders; draw(); };
  const again = () => {
    app.pace.rest();
    state.busy = false;
    draw();
  };
  const finish = async () => {
    if (state.busy) return;
    state.busy = true;
    app.pace.hurry();
    place.querySelector("[data-finish]").setAttribute("aria-busy", "true");
    try {
      if (!(await settleExchange(app))) return void again();
      const receipt = await sell(app, state.tenders);
      state.sold = true;
      showDone(app, receipt, place, close);
    } catch (reason) {
      if (state.sold) return;
      // Not on the disk, so not sold: the cart stays, and nothing is printed.
      again();
      toast(app.say("not_durable"), "bad");
      console.warn(reason);
    }
  };
  const draw = () => {
    const settled = isSettled(total, state.tenders, step);
    put(place, due(app, total, state.tenders, step, settled), paid(app, state, use),
      settled ? confirmed(app, state, finish, close) : [kinds(app, state, draw), entry(app, { total, step, state, use })]);
    if (settled) place.querySelector("[data-finish]")?.focus();
    else place.querySelector("[data-amount]")?.focus({ preventScroll: true });
  };
  draw();
  return place;
}

function due(app, total, tenders, step, settled) {
  const left = settled ? total : rest(total, tenders);
  return h("p", { class: "till-due", "aria-live": "polite" }, h("span", {}, app.say(settled || !tenders.length ? "to_pay" : "left_to_pay")), h("strong", { "data-due": left }, app.money(left)));
}

function paid(app, state, use) {
  if (!state.tenders.length) return null;
  return h("ul", { class: "till-tenders" }, state.tenders.map((one, place) =>
    h("li", {}, h("span", {}, app.say(`tender_${one.kind}`), one.reference && one.kind !== "exchange" ? h("small", {}, ` ${one.reference}`) : null), h("strong", {}, app.money(one.given ?? one.amount)),
      one.kind === "exchange" ? null : button(icon("close"), "button-plain button-icon", () => use(drop(state.tenders, place)), { "aria-label": app.say("take_back") }))));
}

function confirmed(app, state, finish, close) {
  const change = state.tenders.reduce((sum, one) => sum + (one.change ?? 0), 0);
  return [change ? h("p", { class: "till-change" }, h("span", {}, app.say("change")), h("strong", { "data-change": change }, app.money(change))) : null,
    button(labelled("check", app.say("finish")), "button-primary button-large button-wide", finish, { "data-finish": true }),
    isTold(app.cart.returning) ? button(labelled("wallet", app.say("exchange_off")), "button-wide", () => { close(); payExchange(app); }, { "data-exchange-off": true }) : null];
}

const kinds = (app, state, draw) => h("div", { class: "till-kinds", role: "group", "aria-label": app.say("way_to_pay") }, KINDS.map((kind) =>
  button(app.say(`tender_${kind}`), "till-chip", () => { state.kind = kind; draw(); }, { "aria-pressed": String(state.kind === kind), "data-key": kind, "data-kind": kind })));

function entry(app, { total, step, state, use }) {
  const isCash = state.kind === "cash";
  const left = isCash ? cashRest(total, state.tenders, step) : rest(total, state.tenders);
  const input = h("input", { type: "text", inputmode: "numeric", autocomplete: "off", "data-amount": true, placeholder: app.money(left) });
  const reference = h("input", { type: "text", autocomplete: "off", maxlength: 80, "data-reference": true });
  const take = (event) => {
    event.preventDefault();
    const amount = input.value.trim() ? typed(input.value) : left;
    if (!(amount > 0)) return void refuse(input, app.say("amount_bad"));
    if (state.kind === "card" && !reference.value.trim()) return void refuse(reference, app.say("card_missing"));
    use(isCash ? addCash(total, state.tenders, amount, step) : addOther(total, state.tenders, state.kind, amount, reference.value));
  };
  const quick = isCash ? h("div", { class: "till-notes" }, likely(left).map((amount, place) => button(place ? app.money(amount) : app.say("exactly", { amount: app.money(amount) }), "", () => use(addCash(total, state.tenders, amount, step)), { "data-note": amount }))) : null;
  const rounded = isCash && left !== rest(total, state.tenders) ? h("p", { class: "quiet" }, app.say("rounded", { amount: app.money(left) })) : null;
  const shown = state.kind === "qris" ? qris(app, left, input) : state.kind === "transfer" ? h("p", { class: "quiet" }, app.say("transfer_text")) : null;
  return h("form", { class: "form", on: { submit: take } }, rounded, quick, shown, field(app.say(isCash ? "cash_given" : "amount"), input),
    isCash ? null : field(app.say("reference"), reference, app.say(state.kind === "card" ? "card_hint" : "reference_hint")),
    h("button", { class: "button button-primary button-wide", "data-take": true }, ...labelled("arrow-right", app.say(isCash ? "received" : `shown_${state.kind}`))));
}

// The council's own code, asking for this amount. That the money came is for the bank to say: it stays unverified.
function qris(app, left, input) {
  const place = h("div", { class: "till-qris" });
  const draw = () => {
    const amount = input.value.trim() ? Math.min(typed(input.value) || 0, left) : left;
    try {
      place.replaceChildren(svg(withAmount(app.rules.qris, amount), app.say("qris_code", { amount: app.money(amount) })), h("p", {}, h("strong", {}, merchantOf(app.rules.qris)), h("br"), app.say("qris_text")));
    } catch {
      place.replaceChildren(h("p", { class: "alert", "data-tone": "wait" }, app.say("no_qris")));
    }
  };
  input.addEventListener("input", draw);
  draw();
  return place;
}
