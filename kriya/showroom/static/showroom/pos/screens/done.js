// After a sale: the change, the receipt, and the next customer.
import { button, dialog, h, labelled, toast } from "../dom.js";
import { bytes } from "../escpos.js";
import { printBytes } from "../printer.js";
import { svg } from "../qr.js";
import { asText, plainLines } from "../receipt.js";

// A receipt of before, shown anew.
export const againDialog = (app, receipt) => dialog(app.say, app.say("receipt"), (close) => contents(app, receipt, close, "close"), { wide: true });

// Takes the place of what was paid, in the same dialog: opening another would cost a tenth of a second on a slow tablet.
export function showDone(app, receipt, place, close) {
  app.receiptShown = true;
  const shown = place.closest("dialog");
  shown.querySelector("h2").textContent = app.say("sold");
  shown.setAttribute("aria-label", app.say("sold"));
  shown.addEventListener("close", () => { app.receiptShown = false; app.changed(); });
  place.replaceChildren(...contents(app, receipt, close, "next_sale").filter(Boolean));
  place.querySelector("[data-first]").focus({ preventScroll: true });
  // The screen behind it, and all that waited, once the receipt is painted.
  requestAnimationFrame(() => setTimeout(() => {
    app.pace.rest();
    app.changed();
  }));
}

function contents(app, receipt, close, words) {
  const change = receipt.change ? h("p", { class: "till-change" }, h("span", {}, app.say("change")), h("strong", { "data-change": receipt.change }, app.money(receipt.change))) : null;
  const code = h("div", { class: "till-receipt-code", hidden: true });
  const next = button(labelled("arrow-right", app.say(words)), "button-primary button-large button-wide", () => close(), { "data-first": true, "data-next": true });
  return [change, next, h("p", { class: "quiet" }, app.say("kept_here", { number: receipt.number })),
    h("div", { class: "till-ways" },
      button(labelled("print", app.say("print")), "", () => print(app, receipt), { "data-print-receipt": true }),
      h("a", { class: "button", href: whatsapp(app, receipt), target: "_blank", rel: "noopener" }, ...labelled("chat", "WhatsApp")),
      button(labelled("qr", app.say("show_code")), "", () => { code.hidden = !code.hidden; if (!code.childElementCount) code.append(svg(receiptAddress(app, receipt), app.say("receipt")), h("p", { class: "quiet" }, app.say("code_text"))); })),
    code, paper(app, receipt)];
}

export const receiptAddress = (app, receipt) => new URL(app.given.addresses.receipt.replace("00000000-0000-0000-0000-000000000000", receipt.id), location.href).href;

// Indonesian numbers are typed as 08…; WhatsApp wants 628….
function whatsapp(app, receipt) {
  const number = receipt.phone.replace(/\D/g, "").replace(/^0/, "62");
  return `https://wa.me/${number}?text=${encodeURIComponent(`${asText(receipt, app)}\n${receiptAddress(app, receipt)}`)}`;
}

// What the printer prints, on the screen too.
const paper = (app, receipt) => h("pre", { class: "till-paper", "data-width": app.printer.width, "data-receipt": receipt.number }, plainLines(receipt, app.printer.width === 80 ? 48 : 32, app).map((line) => h(line.strong ? "b" : "span", {}, `${line.text}\n`)));

const remembered = {};

export async function print(app, receipt) {
  const { way, width, drawer } = app.printer;
  if (way === "page") return globalThis.print();
  try {
    const lines = plainLines(receipt, width === 80 ? 48 : 32, app);
    return await printBytes(way, bytes(lines, { address: receiptAddress(app, receipt), drawer: drawer && receipt.tenders.some((one) => one.kind === "cash") }), remembered);
  } catch {
    toast(app.say("no_printer"), "bad");
    return globalThis.print();
  }
}
