// Photos are taken at once and sent when there is a network: one after the other, from where each stopped.
import { newId, sha256 } from "../../design/js/ids.js";
import { shrink } from "./shrink.js";
import { all, drop, put } from "./store.js";
import { Hopeless, LoggedOut, send } from "./upload.js";

const AGAIN = [1000, 2000, 4000, 8000, 15000, 30000];

export class Queue {
  constructor(form) {
    this.form = form;
    this.product = form.dataset.product;
    this.list = form.querySelector("[data-queue]");
    this.problem = form.querySelector("[data-photo-problem]");
    this.rows = new Map();
    this.failures = 0;
    this.running = false;
    this.came = 0;
    this.whenEmpty = () => {};
  }

  async start() {
    for (const input of this.form.querySelectorAll("[data-add] input")) input.addEventListener("change", () => this.take(input));
    addEventListener("online", () => this.go());
    document.addEventListener("visibilitychange", () => document.hidden || this.go());
    for (const photo of await this.mine()) this.show(photo);
    this.go();
  }

  async mine() {
    return (await all()).filter((photo) => photo.product === this.product);
  }

  get size() {
    return this.rows.size;
  }

  async take(input) {
    const files = [...input.files];
    this.problem.hidden = true;
    this.taking = (this.taking ?? 0) + files.length;
    navigator.storage?.persist?.();
    try {
      // First all as they are: making them small takes a moment, in which a telephone may close the page.
      const photos = files.map((file) => ({ id: newId(), product: this.product, blob: file, sha256: "", sent: 0 }));
      for (const photo of photos) {
        await put(photo);
        this.show(photo);
      }
      for (const photo of photos) {
        const file = photo.blob;
        photo.blob = await shrink(file);
        photo.sha256 = await sha256(photo.blob);
        await put(photo);
        this.taking -= 1;
      }
      input.value = "";
    } catch {
      // No room in the browser: the form itself still has the files, and sends them with its button.
      this.taking = 0;
    }
    this.failures = 0;
    this.go();
  }

  show(photo) {
    if (this.rows.has(photo.id)) return;
    const row = document.createElement("li");
    const picture = document.createElement("img");
    const words = document.createElement("span");
    const bar = document.createElement("progress");
    const away = document.createElement("button");
    picture.src = URL.createObjectURL(photo.blob);
    picture.alt = this.list.dataset.picture;
    picture.onerror = () => picture.remove();
    bar.max = 100;
    bar.setAttribute("aria-label", this.list.dataset.picture);
    away.type = "button";
    away.className = "button button-plain";
    away.textContent = this.list.dataset.drop;
    away.addEventListener("click", () => this.giveUp(photo));
    row.append(picture, words, bar, away);
    this.list.append(row);
    this.list.hidden = false;
    this.rows.set(photo.id, { row, words, bar, photo });
    this.tell(photo, photo.sent, navigator.onLine ? this.list.dataset.sending : this.list.dataset.waiting);
  }

  tell(photo, sent, sentence) {
    const shown = this.rows.get(photo.id);
    if (!shown) return;
    const share = Math.round((100 * sent) / photo.blob.size);
    shown.bar.value = share;
    shown.words.textContent = sentence.replace("NN", share);
  }

  address(id) {
    const own = this.form.dataset.upload;
    return `${own.slice(0, own.lastIndexOf(this.product))}${id}/`;
  }

  get token() {
    return this.form.querySelector("[name=csrfmiddlewaretoken]").value;
  }

  async go() {
    if (this.running || this.taking) return;
    this.running = true;
    clearTimeout(this.timer);
    // Two open pages send nothing twice: one of them waits for the other.
    const run = () => this.drain();
    try {
      await (navigator.locks ? navigator.locks.request(`kriya-photos-${this.product}`, run) : run());
    } finally {
      this.running = false;
    }
  }

  async drain() {
    for (const photo of await this.mine()) {
      try {
        await send(photo, this.address(photo.id), this.token, (sent) => this.tell(photo, sent, this.list.dataset.sending));
        await this.done(photo);
        this.failures = 0;
      } catch (reason) {
        if (reason instanceof Hopeless) await this.refuse(photo, reason.message);
        else return this.later(photo, reason);
      }
    }
    for (const [id, { photo }] of this.rows) if (!(await this.mine()).some((one) => one.id === id)) this.leave(photo);
    if (!this.size) this.whenEmpty();
    return undefined;
  }

  later(photo, reason) {
    for (const { photo: one, bar } of this.rows.values()) this.tell(one, (bar.value / 100) * one.blob.size, this.list.dataset.waiting);
    if (reason instanceof LoggedOut) this.form.dispatchEvent(new CustomEvent("kriya:login"));
    this.timer = setTimeout(() => this.go(), AGAIN[Math.min(this.failures, AGAIN.length - 1)]);
    this.failures += 1;
  }

  // Photos that came while a page was on its way that may have been drawn before them; asked once.
  unseen() {
    const came = JSON.parse(sessionStorage.getItem(this.key) ?? "[]");
    sessionStorage.removeItem(this.key);
    return came.some((id) => !document.querySelector(`[data-photo="${id}"]`));
  }

  get key() {
    return `kriya:tiba:${this.product}`;
  }

  async done(photo) {
    const came = JSON.parse(sessionStorage.getItem(this.key) ?? "[]");
    sessionStorage.setItem(this.key, JSON.stringify([...came, photo.id]));
    await drop(photo.id);
    this.came += 1;
    this.leave(photo);
  }

  async refuse(photo, said) {
    await drop(photo.id);
    this.leave(photo);
    this.problem.textContent = said;
    this.problem.hidden = false;
  }

  async giveUp(photo) {
    await drop(photo.id);
    this.leave(photo);
    fetch(this.address(photo.id), { method: "DELETE", headers: { "X-CSRFToken": this.token } }).catch(() => {});
  }

  leave(photo) {
    const shown = this.rows.get(photo.id);
    if (!shown) return;
    URL.revokeObjectURL(shown.row.querySelector("img")?.src);
    shown.row.remove();
    this.rows.delete(photo.id);
    this.list.hidden = this.size === 0;
    this.form.dispatchEvent(new CustomEvent("kriya:photos"));
  }
}
