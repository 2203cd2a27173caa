// The door of a session: scan tickets or tick names. Each scan has an id of its own and is kept on the device until the
// office has it: nothing is lost when the network goes, nothing counts twice when an answer is lost.
import { newId } from "../design/js/ids.js";
import { Kept, REFUSED, WAITING } from "../showroom/kept.js";
import { h, put } from "../showroom/pos/dom.js";
import { cameraReads, listenForKeys, watchCamera } from "../showroom/pos/scanner.js";
import { Sending } from "../showroom/sending.js";

const AGAIN = 3000; // milliseconds: a ticket that stays before the camera is scanned once
const BATCH = 200;
const SHOWN = 60; // so much of what was read stands beside why it counts for nothing
const PATIENCE = 20_000;

const root = document.querySelector("[data-door]");
const given = JSON.parse(document.getElementById("pintu").textContent);
const say = (key, facts = {}) => (given.words[key] ?? key).replace(/\{(\w+)\}/g, (_all, name) => facts[name] ?? "");
const part = (name) => root.querySelector(`[data-${name}]`);
const people = new Map(Object.entries(given.people));
const kept = new Kept(`hadir:${given.session}`);
let last = { id: "", text: "", tone: "" };

class Scans extends Sending {
  async drain() {
    for (;;) {
      const waiting = this.kept.all(WAITING).slice(0, BATCH);
      if (!waiting.length) break;
      const answer = await fetch(this.address, {
        method: "POST", redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.csrf() },
        body: JSON.stringify({ scans: waiting.map(({ id, text, way, at }) => ({ id, text, way, ago: Math.max(0, (Date.now() - at) / 1000) })) }),
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) return this.stop("log_in");
      if (!answer.ok) throw new Error(String(answer.status));
      this.learned((await answer.json()).acks);
      this.changed();
    }
    return this.stop("idle");
  }
}

const placeIn = (text) => {
  const said = text.trim().toUpperCase();
  return said.startsWith(given.ticket) ? said.slice(given.ticket.length) : said;
};
const nameOf = (place) => people.get(place)?.[0] ?? "";

const saidOf = (place, said) => (nameOf(place) ? `${nameOf(place)}: ${say(said)}` : say(said));
const note = (place, there) => { if (people.has(place)) people.get(place)[1] = there; };

// What the office says is the last word: also over what this page said before it had been asked.
function learn(acks) {
  const waiting = new Map(kept.all(WAITING).map((one) => [one.id, placeIn(one.text ?? "")]));
  for (const { id, said, place } of acks) {
    const isIn = said === "in" || said === "again";
    note(isIn ? place : waiting.get(id), isIn);
    if (isIn) {
      kept.drop(id);
      for (const one of kept.all(REFUSED)) if (placeIn(one.text ?? "") === place) kept.drop(one.id);
    } else kept.refuse(id, said);
    if (id === last.id) last = { id, text: isIn ? saidOf(place, said) : "", tone: "good" };
  }
}

function add(text, way) {
  const id = newId(), place = placeIn(text);
  try {
    kept.keep(id, { text, way, at: Date.now() });
    const words = people.has(place) ? saidOf(place, people.get(place)[1] ? "again" : "in") : say("wait");
    last = { id, text: words, tone: people.has(place) ? "good" : "wait" };
    note(place, true);
  } catch {
    last = { id, text: say("not_kept"), tone: "bad" };
  }
  show();
  sending.wake();
  return last.text;
}

const sending = new Scans(given.send, kept, { learned: learn, changed: () => show(), csrf: () => root.querySelector("[name=csrfmiddlewaretoken]").value });

function troubles() {
  return kept.all(REFUSED).map((one) => {
    const text = (one.text ?? "").trim(), who = nameOf(placeIn(text));
    const read = who || !text ? "" : h("small", { class: "faint" }, text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
    return h("div", { class: "alert", "data-tone": "bad", role: "alert" }, h("div", {}, who ? `${who}: ` : "", say(one.status), read), h("button", { type: "button", class: "button button-plain", on: { click: () => { kept.drop(one.id); show(); } } }, say("dismiss")));
  });
}

function show() {
  const unsent = kept.all(WAITING).length;
  const state = part("unsent");
  state.hidden = false;
  state.dataset.unsent = unsent;
  state.textContent = sending.state === "log_in" ? say("log_in") : unsent ? [say("unsent", { n: unsent }), sending.state === "offline" ? say("offline") : ""].filter(Boolean).join(" · ") : say("all_sent");
  put(part("troubles"), troubles());
  const said = part("said");
  said.hidden = !last.text;
  said.dataset.tone = last.tone;
  said.textContent = last.text;
  part("present").textContent = [...people.values()].filter(([, there]) => there).length;
  for (const row of root.querySelectorAll("[data-place]")) {
    const [, there] = people.get(row.dataset.place.toUpperCase());
    row.toggleAttribute("data-there", there);
    row.querySelector("[data-tick]")?.toggleAttribute("hidden", there);
    row.querySelector("[data-state]").textContent = there ? say("present") : "";
  }
}

function start() {
  for (const form of root.querySelectorAll("form[data-tick]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      add(form.elements.kode.value, "list");
    });
  }
  const typed = part("form");
  typed.addEventListener("submit", (event) => {
    event.preventDefault();
    if (typed.elements.kode.value.trim()) add(typed.elements.kode.value, "ticket");
    typed.elements.kode.value = "";
  });
  listenForKeys(document, (text) => text.toUpperCase().startsWith(given.ticket), (text) => add(text, "ticket"));
  const camera = part("scan");
  camera.hidden = !cameraReads();
  camera.addEventListener("click", scan);
  for (const { text } of kept.all(WAITING)) if (people.has(placeIn(text))) people.get(placeIn(text))[1] = true;
  show();
  sending.wake();
  if ("serviceWorker" in navigator) navigator.serviceWorker.register(given.worker, { scope: location.pathname }).catch(() => {});
  document.documentElement.dataset.ready = "";
}

async function scan() {
  const seen = new Map();
  const video = h("video", { playsinline: true, muted: true });
  const said = h("p", { role: "status" }, say("open"));
  const dialog = h("dialog", { class: "dialog camera", "aria-label": say("open") }, video, said, h("button", { type: "button", class: "button button-primary button-wide", on: { click: () => dialog.close() } }, say("close")));
  document.body.append(dialog);
  dialog.showModal();
  let stop = () => {};
  const closed = new Promise((done) => dialog.addEventListener("close", done));
  try {
    stop = await watchCamera(video, (text) => {
      const before = seen.get(text) ?? 0;
      seen.set(text, Date.now());
      if (Date.now() - before < AGAIN) return;
      navigator.vibrate?.(40);
      said.textContent = add(text, "ticket");
    });
  } catch {
    said.textContent = say("failed");
  }
  await closed;
  stop();
  dialog.remove();
}
start();
