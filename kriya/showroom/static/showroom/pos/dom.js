// Elements made by hand: h("button", { class: "button", on: { click } }, "Bayar"). Text is always text.
export function h(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) made.addEventListener(event, listener);
    else if (name === "value") made.value = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

// The drawings stand in the page, once each.
export function icon(name) {
  const found = document.querySelector(`#ikon [data-icon="${name}"] svg`);
  return found ? found.cloneNode(true) : document.createTextNode("");
}

export const button = (words, kind, click, props = {}) => h("button", { type: "button", class: `button ${kind}`, ...props, on: { click } }, words);

export const labelled = (name, words) => [icon(name), h("span", {}, words)];

// Puts new content in place of the old and gives the focus back to what has the same data-key.
export function put(place, ...children) {
  const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : "";
  place.replaceChildren(...children.flat().filter(Boolean));
  if (key) place.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

// Makes the content of a place these nodes, and leaves those alone that stand there already.
export function patch(place, nodes) {
  const focus = place.contains(document.activeElement) ? document.activeElement : null;
  nodes.forEach((node, n) => { if (place.children[n] !== node) place.insertBefore(node, place.children[n] ?? null); });
  while (place.children.length > nodes.length) place.lastChild.remove();
  if (focus && document.activeElement !== focus) place.querySelector(`[data-key="${CSS.escape(focus.dataset.key)}"]`)?.focus();
}

// Draws a place anew only when what it shows is another: a button that is replaced under a finger is not pressed.
export function drawn(place, ...of) {
  const now = JSON.stringify(of);
  if (place.drawnOf === now) return false;
  place.drawnOf = now;
  return true;
}

export function field(words, input, hint = "") {
  input.id ||= `isian-${field.count += 1}`;
  return h("div", { class: "field" }, h("label", { for: input.id }, words), hint ? h("p", { class: "hint" }, hint) : null, input);
}
field.count = 0;

// Says at a field what is wrong with it, until something else is written there.
export function refuse(input, words) {
  const id = `${input.id ||= `isian-${field.count += 1}`}-salah`;
  if (!document.getElementById(id)) {
    input.before(h("p", { class: "error", id, role: "alert" }));
    input.addEventListener("input", () => accept(input), { once: true });
  }
  document.getElementById(id).textContent = words;
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", id);
  input.focus();
}

function accept(input) {
  document.getElementById(`${input.id}-salah`)?.remove();
  input.removeAttribute("aria-invalid");
  input.removeAttribute("aria-describedby");
}

// A dialog with a heading and a way out. `fill(close)` returns its content; answers when it is closed.
export function dialog(words, title, fill, { wide = false } = {}) {
  return new Promise((done) => {
    let answer;
    const made = h("dialog", { class: `dialog till-dialog${wide ? " till-dialog-wide" : ""}`, "aria-label": title });
    const close = (said) => { answer = said; made.close(); };
    const out = button(icon("close"), "button-plain button-icon", () => close(), { "aria-label": words("close"), "data-close": true });
    made.append(h("header", {}, h("h2", {}, title), out), h("div", { class: "till-dialog-body stack" }, fill(close)));
    made.addEventListener("close", () => { made.remove(); done(answer); });
    document.body.append(made);
    made.showModal();
    (made.querySelector("[data-first]") ?? made.querySelector("input, .button-primary"))?.focus();
  });
}

// Something to read for a moment; "bad" stays until it is closed.
export function toast(text, tone = "good") {
  const place = document.querySelector("[data-toasts]");
  const made = h("div", { class: "toast", role: tone === "bad" ? "alert" : "status", "data-tone": tone }, h("p", {}, text), button(icon("close"), "", () => made.remove(), { class: "button-icon", "aria-label": "×" }));
  (document.querySelector("dialog[open]") ?? place).append(made);
  if (tone !== "bad") setTimeout(() => made.remove(), 4000);
}
