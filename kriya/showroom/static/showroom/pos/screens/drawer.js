// The drawer: opened with a float, cash in and out with a reason, counted blind at the end.
import { button, dialog, field, h, labelled, put, refuse, toast } from "../dom.js";
import { typed } from "../money.js";
import { closeShift, moveCash, openShift } from "../selling.js";
import { figures, variance } from "../shift.js";

const amountField = () => h("input", { type: "text", inputmode: "numeric", autocomplete: "off", required: true });

// The rupiah in a field, or null where it holds fewer than `least`: that is said there.
function amountOf(app, input, least = 0) {
  const amount = input.value.trim() ? typed(input.value) : NaN;
  if (amount >= least) return amount;
  refuse(input, app.say("amount_bad"));
  return null;
}

export function askForFloat(app, place) {
  const who = h("select", { "data-cashier": true }, h("option", { value: "" }, app.say("choose")), ...app.people.map((one) => h("option", { value: one.id, selected: one.id === app.me || app.people.length === 1 }, one.name)));
  const float = amountField();
  const take = async (event) => {
    event.preventDefault();
    const openingCash = amountOf(app, float);
    const cashier = Number(who.value) || null;
    if (!cashier && app.people.length) return void refuse(who, app.say("cashier_missing"));
    if (openingCash === null) return undefined;
    event.submitter.disabled = true;
    await openShift(app, { openingCash, cashier }).catch(() => { event.submitter.disabled = false; toast(app.say("not_durable"), "bad"); });
    return undefined;
  };
  const revoked = app.revoked ? h("p", { class: "alert", "data-tone": "bad" }, app.say("revoked_text")) : null;
  put(place, h("form", { class: "form till-middle", on: { submit: take } }, h("h1", {}, app.say("open_shift")), h("p", { class: "quiet" }, app.say("open_shift_text")), revoked, field(app.say("cashier"), who), field(app.say("float"), float, app.say("float_hint")),
    h("button", { class: "button button-primary button-large button-wide", disabled: app.revoked, "data-open-shift": true }, ...labelled("arrow-right", app.say("open_shift")))));
  app.whoAmI?.().then((me) => { if (me && !who.value && app.people.some((one) => one.id === me)) who.value = String(me); });
}

export const cashDialog = (app, direction) => dialog(app.say, app.say(`cash_${direction}`), (close) => {
  const amount = amountField();
  const reason = h("input", { type: "text", autocomplete: "off", maxlength: 200, required: true });
  const take = async (event) => {
    event.preventDefault();
    const rupiah = amountOf(app, amount, 1);
    if (rupiah === null) return;
    if (!reason.value.trim()) return void refuse(reason, app.say("reason_missing"));
    await moveCash(app, { direction, amount: rupiah, reason: reason.value });
    toast(app.say("kept"));
    return close();
  };
  return h("form", { class: "form", on: { submit: take } }, field(app.say("amount"), amount), field(app.say("reason"), reason, app.say(`cash_${direction}_hint`)), h("button", { class: "button button-primary button-wide" }, ...labelled("check", app.say("keep"))));
});

// First the count, then what it should have been: who counts does not see it before.
export async function closeDialog(app) {
  const shift = app.shift;
  const counted = await dialog(app.say, app.say("close_shift"), (close) => {
    const amount = amountField();
    const take = (event) => {
      event.preventDefault();
      const rupiah = amountOf(app, amount);
      if (rupiah !== null) close(rupiah);
    };
    const unsent = app.unsent ? h("p", { class: "alert", "data-tone": "wait" }, app.say("close_unsent", { n: app.unsent })) : null;
    return h("form", { class: "form", on: { submit: take } }, h("p", {}, app.say("count_text")), unsent, field(app.say("counted"), amount), h("button", { class: "button button-primary button-wide", "data-counted": true }, ...labelled("arrow-right", app.say("next"))));
  });
  if (counted === undefined) return;
  const found = figures(await app.store.ofShift(shift.id));
  const difference = variance(found, counted);
  const reason = difference ? await askWhy(app, difference) : "";
  if (reason === undefined) return;
  const record = await closeShift(app, { counted, reason });
  await reportDialog(app, shift, record.id);
}

const askWhy = (app, difference) => dialog(app.say, app.say("close_shift"), (close) => {
  const why = h("input", { type: "text", autocomplete: "off", maxlength: 300, required: true });
  const take = (event) => {
    event.preventDefault();
    if (why.value.trim()) close(why.value.trim());
    else refuse(why, app.say("reason_missing"));
  };
  const words = app.say(difference > 0 ? "over" : "lacking", { amount: app.money(Math.abs(difference)) });
  return h("form", { class: "form", on: { submit: take } }, h("p", { class: "alert", "data-tone": "wait", "data-variance": difference }, words), field(app.say("variance_reason"), why), h("button", { class: "button button-primary button-wide" }, ...labelled("check", app.say("close_shift"))));
});

// X at any time, and Z with what was counted; the office's number comes with the next sending.
export async function reportDialog(app, shift, closing = "") {
  const records = await app.store.ofShift(shift.id);
  const found = figures(records);
  const closed = records.find((one) => one.kind === "shift_closed");
  const number = closing ? (await app.store.message(closing))?.number : closed?.number;
  const row = (words, amount, key) => [h("dt", {}, words), h("dd", { "data-figure": key }, typeof amount === "number" ? app.money(amount) : amount)];
  const lines = [
    row(app.say("sales"), String(found.sales), "sales"), row(app.say("takings"), found.total, "total"), found.discount ? row(app.say("discount"), -found.discount, "discount") : [], found.rounding ? row(app.say("rounding"), found.rounding, "rounding") : [],
    ...Object.entries(found.tenders).map(([kind, amount]) => row(app.say(`tender_${kind}`), amount, kind)), found.unverified ? row(app.say("unverified"), found.unverified, "unverified") : [],
    row(app.say("float"), found.opening, "opening"), row(app.say("cash_in"), found.in, "in"), row(app.say("cash_out"), -found.out, "out"),
    closed ? [row(app.say("should_be"), found.cash, "drawer"), row(app.say("counted"), found.counted, "counted"), row(app.say("difference"), variance(found, found.counted), "variance"), found.reason ? row(app.say("reason"), found.reason, "reason") : []] : [],
  ].flat(2);
  await dialog(app.say, closed ? app.say("z_report", { number: number || app.say("number_follows") }) : app.say("x_report"), (close) => [
    h("p", { class: "quiet" }, `${app.till.name} · ${shift.name} · ${app.time(shift.at)}`), h("dl", { class: "till-sums", "data-report": closed ? "z" : "x" }, lines),
    closed ? h("p", { class: "quiet" }, app.say(app.unsent ? "z_unsent" : "z_sent", { n: app.unsent })) : null,
    button(labelled("print", app.say("print")), "button-wide", () => globalThis.print()), button(app.say("close"), "button-primary button-wide", () => close(), { "data-first": true })]);
}
