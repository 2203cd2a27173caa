// Counting on a phone. Each count is an event with an id of its own, kept on the device until the office has it: nothing is
// lost when the network goes, nothing counts twice when an answer is lost.
import { newId } from "../design/js/ids.js";
import { openCamera } from "./camera.js";
import { Kept, REFUSED, WAITING } from "./kept.js";
import { codeIn } from "./pos/code.js";
import { drawn, h, icon, put } from "./pos/dom.js";
import { cameraReads, listenForKeys } from "./pos/scanner.js";
import { Sending } from "./sending.js";

const SHOWN = 40;
const AGAIN = 1500; // milliseconds: a camera that loses a label for a moment has not seen another

const root = document.querySelector("[data-counting]");
const given = JSON.parse(document.getElementById("hitung").textContent);
const say = (key, facts = {}) => (given.words[key] ?? key).replace(/\{(\w+)\}/g, (_all, name) => facts[name] ?? "");
const part = (name) => root.querySelector(`[data-${name}]`);
const kept = new Kept(given.take);
// code → { name, mine, all }: what the office knows, to which the counts that wait here are added.
const known = new Map();
const order = [];
let trouble = "";
let waiting = new Map();

function look() {
  waiting = new Map();
  for (const { code, pieces } of kept.all(WAITING)) waiting.set(code, (waiting.get(code) ?? 0) + pieces);
}
const mineOf = (code) => (known.get(code)?.mine ?? 0) + (waiting.get(code) ?? 0);
const nameOf = (code) => known.get(code)?.name || code;

function learn(items) {
  for (const [code, [name, mine, all]] of Object.entries(items)) {
    known.set(code, { name, mine, all });
    if (mine && !order.includes(code)) order.push(code);
  }
}

function add(code, pieces) {
  if (!pieces) return;
  try {
    kept.keep(newId(), { code, pieces, at: Date.now() });
    trouble = "";
  } catch {
    trouble = say("not_kept");
  }
  if (order.includes(code)) order.splice(order.indexOf(code), 1);
  order.unshift(code);
  show();
  sending.wake();
}

const sending = new Sending(given.send, kept, { learned: learn, changed: () => show(), csrf: () => root.querySelector("[name=csrfmiddlewaretoken]").value });

function stepper(code, large) {
  const name = nameOf(code);
  const input = h("input", { type: "text", inputmode: "numeric", autocomplete: "off", value: mineOf(code), "aria-label": say("pieces", { name }), "data-key": `${code}-n` });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("change", () => {
    const typed = Number(input.value.trim());
    if (/^\d{1,5}$/.test(input.value.trim())) add(code, typed - mineOf(code));
    else input.value = mineOf(code);
  });
  const step = (sign, words, by) => h("button", { type: "button", class: `button button-icon${large ? " button-large" : ""}`, "aria-label": words, "data-key": `${code}-${sign}`, disabled: by < 0 && mineOf(code) < 1, on: { click: () => add(code, by) } }, sign);
  return h("div", { class: "counting-step" }, step("−", say("less", { name }), -1), input, step("+", say("more", { name }), 1));
}

function line(code) {
  const others = (known.get(code)?.all ?? 0) - (known.get(code)?.mine ?? 0);
  const more = [code, known.has(code) ? "" : say("not_here"), others > 0 ? say("others", { n: others + mineOf(code) }) : ""].filter(Boolean);
  return h("div", { "data-code": code, "data-mine": mineOf(code) }, h("strong", {}, nameOf(code)), h("span", { class: "sub" }, more.join(" · ")));
}

function troubles() {
  const found = kept.all(REFUSED).map((one) => h("div", { class: "alert", "data-tone": "bad", role: "alert" }, icon("alert"), h("div", {}, say(one.status, { code: one.code })), h("button", { type: "button", class: "button button-plain", on: { click: () => { kept.drop(one.id); show(); } } }, say("dismiss"))));
  const said = trouble || (sending.state === "log_in" ? say("log_in") : "") || (sending.state === "closed" ? say("closed", { n: kept.all(WAITING).length }) : "");
  return said ? [h("div", { class: "alert", "data-tone": "bad", role: "alert" }, h("div", {}, said)), ...found] : found;
}

function show() {
  look();
  const [now, ...rest] = order.filter((code, place) => place === 0 || mineOf(code) !== 0);
  const unsent = kept.all(WAITING).length;
  const state = part("unsent");
  state.hidden = false;
  state.dataset.unsent = unsent;
  state.textContent = unsent ? [say("unsent", { n: unsent }), sending.state === "offline" ? say("offline") : ""].filter(Boolean).join(" · ") : say("all_sent");
  put(part("troubles"), troubles());
  part("now").hidden = !now;
  // A field under a finger is drawn anew only when it says something else.
  const told = (code) => [code, nameOf(code), mineOf(code), known.get(code)?.all];
  if (now && drawn(part("now"), told(now))) put(part("now"), line(now), stepper(now, true));
  const shown = rest.slice(0, SHOWN);
  if (drawn(part("list"), shown.map(told))) put(part("list"), shown.map((code) => h("li", {}, line(code), stepper(code, false))));
}

function scanned(text) {
  const code = codeIn(text);
  trouble = code ? "" : say("not_a_label");
  if (code) add(code, 1);
  else show();
  return code ? `${nameOf(code)}: ${mineOf(code)}` : trouble;
}

function start() {
  const form = part("form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const code = codeIn(form.elements.kode.value);
    const pieces = /^-?\d{1,5}$/.test(form.elements.jumlah.value.trim()) ? Number(form.elements.jumlah.value) : 1;
    trouble = code ? "" : say("not_a_label");
    if (code) {
      form.elements.kode.value = "";
      form.elements.jumlah.value = "1";
      add(code, pieces);
    } else show();
    form.elements.kode.focus();
  });
  listenForKeys(document, (text) => codeIn(text) !== "", scanned);
  const camera = part("scan");
  camera.hidden = !cameraReads();
  camera.addEventListener("click", () => {
    const seen = new Map();
    openCamera({ open: say("open"), close: say("close"), failed: say("failed") }, (code) => {
      const before = seen.get(code) ?? 0;
      seen.set(code, Date.now());
      return Date.now() - before < AGAIN ? null : scanned(code);
    });
  });
  for (const one of kept.all(WAITING)) if (!order.includes(one.code)) order.unshift(one.code);
  show();
  fetch(given.items, { headers: { Accept: "application/json" }, redirect: "error" })
    .then((answer) => answer.json())
    .then(({ items }) => { learn(items); show(); })
    .catch(() => {});
  sending.wake();
  document.documentElement.dataset.ready = "";
}
start();
