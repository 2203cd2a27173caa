// data-compose: each change of a block is kept at once and the preview follows; blocks are dragged by their grip, or moved
// by the arrows with Alt. Without it the same forms are sent by their buttons.
import { takeBy } from "../design/js/dragging.js";

const PAUSE = 700;
let timer = 0;
let typed = null;
let keeping = Promise.resolve();

const place = () => document.querySelector("[data-compose]");
const frame = () => place().querySelector("iframe");

function show(width) {
  const box = frame().parentElement;
  frame().dataset.width = width;
  frame().style.setProperty("--scale", Math.min(1, box.clientWidth / width));
  for (const button of place().querySelectorAll("button[data-width]")) button.setAttribute("aria-pressed", String(button.dataset.width === String(width)));
}

function renew() {
  const top = frame().contentWindow.scrollY;
  frame().addEventListener("load", () => frame().contentWindow.scrollTo(0, top), { once: true });
  frame().contentWindow.location.reload();
}

async function send(form, submitter) {
  const said = new FormData(form, submitter);
  const answer = await fetch(submitter?.getAttribute("formaction") ?? form.getAttribute("action"), { method: "POST", body: said, credentials: "same-origin" });
  return { answer, text: await answer.text() };
}

async function step(form, submitter) {
  const { answer, text } = await send(form, submitter);
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-compose] .compose-blocks");
  if (!answer.ok || !fresh) return location.reload();
  const held = document.activeElement?.closest("[data-block]")?.dataset.block;
  place().querySelector(".compose-blocks").replaceWith(fresh);
  // Who moves a block by the keys goes on with the next press.
  if (held) fresh.querySelector(`[data-block="${CSS.escape(held)}"] a`)?.focus();
  if (answer.redirected) history.replaceState(null, "", answer.url);
  document.dispatchEvent(new Event("htmx:load"));
  grips();
  renew();
}

// While somebody types, only the preview is made anew: what they type in stays as it is.
function keep(form) {
  clearTimeout(timer);
  typed = null;
  keeping = send(form).then(({ answer }) => answer.ok && renew(), () => {});
  return keeping;
}

function grips() {
  for (const grip of place().querySelectorAll("[data-grip]")) {
    const line = grip.closest("[data-block]");
    takeBy(grip, line, () => moved(line));
  }
}

async function moved(line) {
  // What was typed a moment ago, or is on its way, is kept before the blocks are drawn anew.
  await (typed ? keep(typed) : keeping);
  const form = line.querySelector("[data-move]");
  const to = Object.assign(document.createElement("input"), { type: "hidden", name: "tempat", value: [...line.parentElement.children].indexOf(line) });
  form.append(to);
  await step(form);
}

if (place()) {
  place().querySelector("[data-widths]").hidden = false;
  grips();
  place().addEventListener("click", (event) => { const width = event.target.closest("button[data-width]")?.dataset.width; if (width) show(Number(width)); });
  place().addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(timer); typed = null; step(event.target, event.submitter); });
  place().addEventListener("input", (event) => {
    const form = event.target.closest("[data-keep]");
    if (!form || event.target.name.startsWith("cari_")) return;
    clearTimeout(timer);
    typed = form;
    timer = setTimeout(keep, PAUSE, form);
  });
  place().addEventListener("keydown", (event) => {
    const line = event.target.closest("[data-block]");
    if (!line || !event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    const other = event.key === "ArrowUp" ? line.previousElementSibling : line.nextElementSibling;
    if (!other) return;
    other[event.key === "ArrowUp" ? "before" : "after"](line);
    event.target.focus();
    moved(line);
  });
  addEventListener("resize", () => show(Number(frame().dataset.width)));
}
