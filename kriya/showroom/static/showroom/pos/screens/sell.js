// Selling: find on one side, the cart on the other; on a telephone the cart lies under the thumb.
import { isEmpty } from "../cart.js";
import { codeIn } from "../code.js";
import { button, dialog, drawn, field, h, icon, labelled, patch, put, refuse, toast } from "../dom.js";
import { typed } from "../money.js";
import { cameraReads, listenForKeys, watchCamera } from "../scanner.js";
import { found, put as putIn } from "../selling.js";
import { cartPanel } from "./cart.js";
import { openPayment } from "./pay.js";
import { onePicture } from "./picture.js";

const MOST = 36;
const FIRST = 8; // tiles of a telephone's first view
const LATER = 120; // milliseconds
const MOST_KEPT = 400; // tiles

export function sellScreen(app, place) {
  const state = { text: "", craft: "", most: MOST };
  const search = h("input", {
    type: "search", autocomplete: "off", enterkeyhint: "search", placeholder: app.say("search"), "aria-label": app.say("search"), "data-search": true, "data-first": true,
    on: {
      input: () => { state.text = search.value; state.most = MOST; drawTiles(); },
      keydown: (event) => { if (event.key === "Enter") { event.preventDefault(); takeTyped(app, search, state, drawTiles); } },
    },
  });
  const camera = cameraReads() ? button(icon("camera"), "button-icon", () => scanDialog(app), { "aria-label": app.say("scan") }) : null;
  const chips = h("div", { class: "till-chips", role: "group", "aria-label": app.say("crafts") });
  const tiles = h("div", { class: "till-tiles", role: "list" });
  const find = h("section", { class: "till-find", "aria-label": app.say("find") }, h("div", { class: "till-search" }, search, camera), chips, tiles);
  const panel = h("aside", { class: "till-cart", "aria-label": app.say("cart") });
  place.replaceChildren(find, panel);

  const kept = new Map();
  const tileOf = (item) => {
    const { node, of, free } = kept.get(item.id) ?? {};
    if (of === item && free === item.free) return node;
    const made = tile(app, item);
    kept.set(item.id, { node: made, of: item, free: item.free });
    return made;
  };
  let shown = {};
  let listed = app.catalogue.items;
  let later = 0;
  const drawChips = () => {
    const crafts = ["", ...app.catalogue.crafts().slice(0, 12)];
    if (!drawn(chips, crafts, state.craft)) return;
    put(chips, crafts.map((craft) =>
      button(craft || app.say("all"), "till-chip", () => { Object.assign(state, { craft, most: MOST }); drawChips(); drawTiles(); }, { "aria-pressed": String(state.craft === craft), "data-key": `craft-${craft}` })));
  };
  const drawTiles = () => {
    const asked = JSON.stringify(state);
    const isSame = asked === shown.asked && listed === app.catalogue.items;
    if (isSame && shown.version === app.catalogue.version) return;
    if (kept.size > MOST_KEPT) kept.clear();
    listed = app.catalogue.items;
    const now = { asked, version: app.catalogue.version };
    shown = now;
    const { items, count } = app.catalogue.search(state.text, { craft: state.craft, most: state.most });
    const whole = () => [...items.map(tileOf), ...(count > items.length ? [button(app.say("more", { n: count - items.length }), "till-more", () => { state.most += MOST; drawTiles(); })] : [])];
    // What lies below the first view comes when nobody waits: the next letter may be on its way. After a sale the list is
    // the same but for what left.
    if (!isSame) patch(tiles, items.length ? items.slice(0, FIRST).map(tileOf) : [h("p", { class: "quiet" }, app.say(app.catalogue.items.length ? "nothing_found" : "no_items"))]);
    clearTimeout(later);
    if (items.length) later = setTimeout(() => app.pace.calm().then(() => shown === now && patch(tiles, whole())), LATER);
  };
  drawChips();
  drawTiles();
  let version = app.catalogue.version;
  const leave = app.onChange(() => {
    if (!panel.isConnected) return void leave();
    cartPanel(app, panel);
    // Nobody sees the tiles while something is paid; what changed is drawn when that is over.
    if (version === app.catalogue.version || document.querySelector("dialog[open]")) return;
    version = app.catalogue.version;
    drawChips();
    drawTiles();
  });
  cartPanel(app, panel);
  listen(app, search);
}

let listening = false;
function listen(app, search) {
  const current = () => document.querySelector("[data-search]") ?? search;
  if (listening) return;
  listening = true;
  listenForKeys(document, codeIn, (text) => scanned(app, text));
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") || !app.shift || event.altKey) return;
    if (event.key === "F2" || (event.key === "Enter" && event.ctrlKey)) {
      event.preventDefault();
      openPayment(app);
    } else if (event.key === "/" && !event.target.matches("input, textarea")) {
      event.preventDefault();
      current().focus();
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && event.key !== " " && !event.target.matches("input, textarea, select")) {
      // Typing anywhere searches; a slow scanner's code ends up there too.
      current().focus();
    }
  });
}

function tile(app, item) {
  const left = item.kind === "to_order" ? app.say("to_order") : app.say(item.free > 0 ? "left" : "none_left", { n: item.free });
  return h("div", { role: "listitem" }, h("button", { type: "button", class: "till-tile", "data-code": item.code, "data-key": item.code, "data-gone": item.free <= 0 && item.kind !== "to_order", on: { click: () => putIn(app, item) } },
    onePicture(app, item), h("span", { class: "till-name" }, item.name), h("span", { class: "till-maker" }, item.maker),
    h("span", { class: "till-price" }, app.money(item.price)), h("span", { class: "till-left" }, left)));
}

function takeTyped(app, search, state, draw) {
  const said = search.value;
  const item = found(app, said) ?? app.catalogue.search(said, { craft: state.craft, most: 1 }).items[0];
  if (!said.trim()) return isEmpty(app.cart) ? undefined : openPayment(app);
  if (!item) return toast(app.say("nothing_found"), "wait");
  search.value = state.text = "";
  draw();
  return take(app, item);
}

export function scanned(app, text) {
  if (!app.shift || document.querySelector("dialog[open]:not([data-scans])")) return undefined;
  const item = found(app, text);
  return item ? take(app, item) : toast(app.say("not_a_label"), "bad");
}

const take = (app, item) => (item.id ? putIn(app, item) : askForPrice(app, item));

// A label that came after this device last heard of the catalogue: what stands on it is enough to sell.
async function askForPrice(app, { code }) {
  const price = await dialog(app.say, app.say("new_label"), (close) => {
    const input = h("input", { type: "text", inputmode: "numeric", autocomplete: "off", "data-first": true });
    const take = (event) => {
      event.preventDefault();
      const amount = typed(input.value);
      if (amount > 0) close(amount);
      else refuse(input, app.say("amount_bad"));
    };
    return h("form", { class: "form", on: { submit: take } }, h("p", {}, app.say("new_label_text", { code })), field(app.say("price_on_label"), input), h("button", { class: "button button-primary button-wide" }, ...labelled("plus", app.say("into_cart"))));
  });
  if (price) putIn(app, { code, name: app.say("piece", { code }), price });
}

async function scanDialog(app) {
  let stop = () => {};
  await dialog(app.say, app.say("scan"), (close) => {
    const video = h("video", { class: "till-camera", playsinline: true, muted: true });
    const told = h("p", { class: "quiet", role: "status" }, app.say("scan_text"));
    watchCamera(video, (text) => { scanned(app, text); navigator.vibrate?.(60); told.textContent = app.say("scanned", { n: app.cart.lines.reduce((sum, line) => sum + line.pieces, 0) }); })
      .then((halt) => { stop = halt; })
      .catch(() => { told.textContent = app.say("no_camera"); });
    setTimeout(() => video.closest("dialog")?.setAttribute("data-scans", ""));
    return [video, told, button(app.say("done"), "button-primary button-wide", () => close(), { "data-first": true })];
  });
  stop();
}
