// What may be said of a sale beside its pieces: a discount and who allowed it, the buyer, how they heard of us, a note.
import { setDiscount, setFields, setLineDiscount, totals } from "../cart.js";
import { button, dialog, field, h, labelled, refuse } from "../dom.js";
import { typed } from "../money.js";

const HEARD = ["passing", "friend", "instagram", "whatsapp", "tiktok", "google", "exhibition", "hotel"];

// For a line (`place`), or for the whole sale (null).
export function discountDialog(app, place) {
  const line = place === null ? null : app.cart.lines[place];
  const of = line ? line.price * line.pieces : totals(setDiscount(app.cart, 0)).total;
  return dialog(app.say, line ? line.name : app.say("discount_all"), (close) => {
    const input = h("input", { type: "text", inputmode: "text", autocomplete: "off", value: amountNow(app, line) });
    const result = h("p", { role: "status", class: "till-figure" });
    const warning = h("p", { class: "alert", "data-tone": "bad", hidden: true }, app.say("below_text"));
    const tried = () => changed(app, place, typed(input.value || "0", of));
    const approver = h("select", {}, h("option", { value: "" }, app.say("choose")));
    const draw = () => {
      const cart = tried();
      const sums = cart && totals(cart);
      input.toggleAttribute("aria-invalid", !cart);
      result.textContent = sums ? app.money(place === null ? sums.total : sums.lines[place]) : "";
      warning.hidden = !sums?.below.length;
      // Below what a maker agreed to, only those who answer for it may say yes.
      const may = app.people.filter((one) => !sums?.below.length || one.approves);
      const chosen = Number(approver.value) || app.cart.discountBy || (sums?.below.length ? 0 : app.shift?.cashier);
      approver.replaceChildren(h("option", { value: "" }, app.say("choose")), ...may.map((one) => h("option", { value: one.id, selected: one.id === chosen }, one.name)));
    };
    const quick = h("div", { class: "row" }, ["0", "5%", "10%", "15%", "20%"].map((share) => button(share === "0" ? app.say("none") : share, "", () => { input.value = share; draw(); })));
    input.addEventListener("input", draw);
    draw();
    const take = (event) => {
      event.preventDefault();
      const cart = tried();
      const by = Number(approver.value) || null;
      if (!cart) return void refuse(input, app.say("discount_bad"));
      if (totals(cart).discount && !by) return void refuse(approver, app.say("approver_missing"));
      app.setCart(setFields(cart, { discountBy: totals(cart).discount ? by : null }));
      close();
    };
    return h("form", { class: "form", on: { submit: take } }, field(app.say("discount"), input, app.say("discount_hint")), quick, result, warning, field(app.say("approved_by"), approver), h("button", { class: "button button-primary button-wide" }, ...labelled("check", app.say("use"))));
  });
}

const amountNow = (app, line) => String((line ? line.discount : app.cart.discount) || "");

function changed(app, place, amount) {
  if (Number.isNaN(amount)) return null;
  return place === null ? setDiscount(app.cart, amount) : setLineDiscount(app.cart, place, amount);
}

export function detailsDialog(app) {
  return dialog(app.say, app.say("buyer_and_note"), (close) => {
    const { cart } = app;
    const name = h("input", { type: "text", autocomplete: "off", maxlength: 120, value: cart.buyerName });
    const phone = h("input", { type: "tel", autocomplete: "off", maxlength: 20, value: cart.buyerPhone });
    const note = h("input", { type: "text", autocomplete: "off", maxlength: 300, value: cart.note });
    const code = h("input", { type: "text", autocomplete: "off", maxlength: 40, value: HEARD.includes(cart.attribution) ? "" : cart.attribution });
    let heard = cart.attribution;
    const chips = h("div", { class: "row", role: "group", "aria-label": app.say("heard") }, HEARD.map((one) => button(app.say(`from_${one}`), "till-chip", (event) => {
      heard = heard === one ? "" : one;
      for (const chip of chips.children) chip.setAttribute("aria-pressed", String(chip === event.currentTarget && heard === one));
    }, { "aria-pressed": String(heard === one) })));
    const take = (event) => {
      event.preventDefault();
      app.setCart(setFields(app.cart, { buyerName: name.value.trim(), buyerPhone: phone.value.trim(), note: note.value.trim(), attribution: code.value.trim() || (HEARD.includes(heard) ? heard : "") }));
      close();
    };
    return h("form", { class: "form", on: { submit: take } }, h("p", { class: "label" }, app.say("heard")), chips, field(app.say("promo_code"), code), field(app.say("buyer_name"), name, app.say("optional")), field(app.say("buyer_phone"), phone, app.say("buyer_phone_hint")), field(app.say("note"), note), h("button", { class: "button button-primary button-wide" }, ...labelled("check", app.say("use"))));
  });
}
