// What is typed stays: on this telephone at once, on the server a moment later, and again after the network came back.
const PAUSE = 800;
const AGAIN = [2000, 5000, 10000, 20000];
// For so long a page may be on its way that was drawn before the words arrived.
const DRAWN_BEFORE = 120_000;

export class Draft {
  constructor(form) {
    this.form = form;
    this.key = `kriya:draf:${form.dataset.product}`;
    this.status = document.querySelector("[data-kept]");
    this.failures = 0;
    this.words = this.read();
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? "{}");
    } catch {
      return {};
    }
  }

  write() {
    try {
      if (Object.keys(this.words).length) localStorage.setItem(this.key, JSON.stringify(this.words));
      else localStorage.removeItem(this.key);
    } catch {
      this.say("");
    }
  }

  // What the server does not have yet.
  waiting() {
    return Object.fromEntries(Object.entries(this.words).filter(([, word]) => !word.arrived));
  }

  say(key) {
    this.status.textContent = key ? this.status.dataset[key] : "";
  }

  fields(name) {
    return [...this.form.querySelectorAll(`[name="${name}"]`)].filter((one) => one.type !== "hidden" && one.type !== "file" && one.type !== "submit");
  }

  value(name) {
    const fields = this.fields(name);
    if (fields[0]?.type === "checkbox") return fields.filter((one) => one.checked).map((one) => one.value);
    if (fields[0]?.type === "radio") return fields.find((one) => one.checked)?.value ?? "";
    return fields[0]?.value ?? "";
  }

  fill(name, value) {
    for (const one of this.fields(name)) {
      if (one.type === "checkbox") one.checked = value.includes(one.value);
      else if (one.type === "radio") one.checked = one.value === value;
      else one.value = value;
    }
  }

  start() {
    this.base = {};
    for (const one of this.form.elements) if (one.name && this.fields(one.name).length) this.base[one.name] = this.value(one.name);
    for (const [name, kept] of Object.entries(this.words)) this.bringBack(name, kept);
    this.write();
    this.form.addEventListener("input", (event) => this.typed(event.target.name));
    this.form.addEventListener("change", (event) => this.typed(event.target.name));
    addEventListener("online", () => this.send());
    addEventListener("pagehide", () => {
      this.left = true;
      if (this.timer) this.send(true);
    });
    addEventListener("pageshow", () => (this.left = false));
    document.addEventListener("visibilitychange", () => document.hidden && this.timer && this.send(true));
    if (Object.keys(this.waiting()).length) this.send();
  }

  // What waited here goes into the form again; where the server has other words meanwhile, both are shown.
  bringBack(name, kept) {
    const there = JSON.stringify(this.base[name]);
    const before = kept.arrived && there === JSON.stringify(kept.base) && Date.now() - kept.arrived < DRAWN_BEFORE;
    if (!(name in this.base) || there === JSON.stringify(kept.value) || (kept.arrived && !before)) {
      delete this.words[name];
      return;
    }
    delete kept.arrived;
    this.fill(name, kept.value);
    if (there !== JSON.stringify(kept.base) && typeof this.base[name] === "string" && this.base[name]) this.offer(name, this.base[name]);
  }

  offer(name, other) {
    const note = document.createElement("p");
    const take = document.createElement("button");
    note.className = "phone-note";
    take.type = "button";
    take.className = "button";
    take.textContent = this.form.dataset.take;
    take.addEventListener("click", () => {
      this.fill(name, other);
      this.typed(name);
      note.remove();
    });
    note.append(`${this.form.dataset.other} “${other}” `, take);
    this.fields(name)[0].closest(".field")?.after(note);
  }

  typed(name) {
    if (!name || !(name in this.base)) return;
    this.words[name] = { value: this.value(name), base: this.waiting()[name]?.base ?? this.base[name] };
    this.write();
    clearTimeout(this.timer);
    if (this.form.dataset.keep) this.timer = setTimeout(() => this.send(), PAUSE);
    else this.say("keptHere");
  }

  async send(leaving = false) {
    clearTimeout(this.timer);
    this.timer = 0;
    const sent = this.waiting();
    if (!this.form.dataset.keep || !Object.keys(sent).length) return;
    if (!leaving) this.say("keptNow");
    try {
      const answer = await fetch(this.form.dataset.keep, { method: "POST", body: this.body(sent), keepalive: leaving, redirect: "manual", credentials: "same-origin" });
      if (answer.type === "opaqueredirect" || answer.status === 403) return void this.say("keptLogin");
      if (answer.status >= 500) throw new Error(`status ${answer.status}`);
      const said = await answer.json();
      // The next page was perhaps drawn before this arrived: it finds the words here, and sends or forgets them.
      if (this.left) return;
      this.settle(sent, said.kept);
      this.failures = 0;
      this.say(Object.keys(said.errors).length ? "keptHere" : "keptYes");
    } catch {
      this.say("keptHere");
      this.timer = setTimeout(() => this.send(), AGAIN[Math.min(this.failures, AGAIN.length - 1)]);
      this.failures += 1;
    }
  }

  body(sent) {
    const body = new URLSearchParams({ csrfmiddlewaretoken: this.form.querySelector("[name=csrfmiddlewaretoken]").value });
    for (const [name, { value }] of Object.entries(sent)) {
      body.append(`${name}_ada`, "1");
      for (const one of [value].flat()) body.append(name, one);
    }
    return body;
  }

  // Only what is still the same has arrived: the rest was typed while it was on its way. What arrived is forgotten by
  // the next page that shows it.
  settle(sent, kept) {
    for (const name of kept) {
      this.base[name] = sent[name]?.value ?? this.base[name];
      if (JSON.stringify(this.words[name]?.value) === JSON.stringify(sent[name]?.value)) this.words[name].arrived = Date.now();
      else this.words[name].base = this.base[name];
    }
    this.write();
  }
}
