// Signing in on one's own telephone. Each signature has an id of its own and is kept on the device until the host has it:
// nothing is lost when the network goes, nobody stands in the list twice when an answer is lost.
import { newId } from "../design/js/ids.js";
import { Kept, REFUSED, WAITING } from "../showroom/kept.js";

const AGAIN = [2000, 5000, 15_000, 60_000];
const PATIENCE = 20_000;
const BATCH = 20;

const root = document.querySelector("[data-signing]");
const given = JSON.parse(document.getElementById("hadir").textContent);
const say = (key, facts = {}) => (given.words[key] ?? key).replace(/\{(\w+)\}/g, (_all, name) => facts[name] ?? "");
const kept = new Kept(`tamu:${given.visit}`);
const form = root.querySelector("form");
const told = root.querySelector("[data-told]");
const state = root.querySelector("[data-unsent]");
let failures = 0;
let timer = 0;
let running = null;

function tell(words, tone = "good") {
  told.hidden = false;
  told.dataset.tone = tone;
  told.textContent = words;
}

function show() {
  const waiting = kept.all(WAITING).length;
  state.hidden = false;
  state.dataset.unsent = waiting;
  state.textContent = waiting ? say("unsent", { n: waiting }) : say("all_sent");
  for (const one of kept.all(REFUSED)) {
    tell(say("refused", { name: one.name }), "bad");
    kept.drop(one.id);
  }
}

async function send() {
  for (let waiting = kept.all(WAITING).slice(0, BATCH); waiting.length; waiting = kept.all(WAITING).slice(0, BATCH)) {
    const guests = waiting.map(({ id, at, state: _state, ...said }) => ({ id, ...said, ago: Math.max(0, (Date.now() - at) / 1000) }));
    const answer = await fetch(given.send, {
      method: "POST", redirect: "error", signal: AbortSignal.timeout(PATIENCE),
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      body: JSON.stringify({ guests }),
    });
    if (!answer.ok) throw new Error(String(answer.status));
    for (const { id, status } of (await answer.json()).acks) {
      const one = waiting.find((said) => said.id === id);
      if (status === "signed") {
        kept.drop(id);
        tell(say("signed", { name: one?.name ?? "" }));
      } else kept.refuse(id, status);
    }
  }
}

// One tab at a time; the host takes each id once, so a browser without locks only sends more often.
const alone = (what) => (navigator.locks ? navigator.locks.request(`${kept.before}sending`, what) : what());

function wake() {
  clearTimeout(timer);
  running ??= alone(send).then(() => { failures = 0; }, () => {
    timer = setTimeout(wake, AGAIN[Math.min(failures, AGAIN.length - 1)]);
    failures += 1;
  }).finally(() => { running = null; show(); });
}

form.addEventListener("submit", (event) => {
  const said = form.elements;
  // A picture goes by the form itself: it needs the network anyway.
  if (said.photo.files.length) return;
  event.preventDefault();
  const name = said.name.value.trim();
  if (!name) {
    tell(say("nameless"), "bad");
    said.name.focus();
    return;
  }
  const [title, phone, message] = ["title", "phone", "message"].map((field) => said[field].value.trim());
  try {
    kept.keep(newId(), { name, title, phone, message, may_share: said.may_share.checked, at: Date.now() });
  } catch {
    tell(say("not_kept"), "bad");
    return;
  }
  tell(say("kept", { name }));
  form.reset();
  said.name.focus();
  show();
  wake();
});
// Opened again from what this telephone kept, the page bears the key of before: a form that is sent is one of its own.
form.elements.kunci.value = newId();
if ("serviceWorker" in navigator) navigator.serviceWorker.register(given.worker, { scope: location.pathname }).catch(() => {});
addEventListener("online", wake);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") wake(); });
show();
wake();
document.documentElement.dataset.ready = "";
