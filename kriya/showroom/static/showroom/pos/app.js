// The till as a whole: its memory, catalogue, server and cart, and which screen is shown. Screens ask it; it knows none.
import { newId } from "../../design/js/ids.js";
import { emptyCart, isEmpty } from "./cart.js";
import { Catalogue } from "./catalogue.js";
import { serverOf } from "./server.js";
import { Pace } from "./pace.js";
import { openStore } from "./store.js";
import { Sync } from "./sync.js";
import { wordsOf } from "./words.js";

const KEPT_FOR = 30 * 24 * 3600 * 1000;
const FULL = 0.9;
const OFTEN = 20_000; // milliseconds
const CLOCK_OFF = 120; // seconds

const differ = (one, other) => JSON.stringify(one) !== JSON.stringify(other);

export class App {
  constructor(given) {
    Object.assign(this, wordsOf(given), { given, council: given.council, pace: new Pace(), till: null, rules: {}, people: [], shift: null, unsent: 0, aside: 0, listeners: new Set() });
    this.channel = new BroadcastChannel(`kriya-kasir-${given.council.id}`);
    this.channel.onmessage = () => this.look();
  }

  async open() {
    this.store = await openStore(this.council.id);
    const [till, rules, people, shift, skew, printer] = await Promise.all(["till", "rules", "people", "shift", "skew", "printer"].map((name) => this.store.fact(name)));
    Object.assign(this, { till: till ?? null, rules: rules ?? {}, people: people ?? [], shift: shift ?? null, skew: skew ?? null, printer: printer ?? { way: "page", width: 58 } });
    this.catalogue = new Catalogue(this.store, this.pace);
    this.server = serverOf(this.given.addresses, () => this.till?.secret ?? "");
    this.sync = new Sync({ store: this.store, server: this.server, pace: this.pace, lock: `kriya-kasir-kirim-${this.council.id}`, after: () => this.refresh(), changed: () => this.told() });
    await Promise.all([this.catalogue.load(), this.takeCart(), this.look()]);
  }

  // Begin to speak with the server; nothing on the screen waits for it.
  async begin() {
    navigator.storage?.persist?.().then((kept) => { this.persisted = kept; this.changed(); });
    this.store.forget(new Date(Date.now() - KEPT_FOR).toISOString());
    this.lookAtRoom();
    if (this.till) await this.sync.start();
  }

  onChange(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed() {
    for (const listener of this.listeners) listener();
  }

  // Other tabs sell with the same memory: look again at what all of them share. Who asks while a look is under way gets
  // the next, together with all others who ask.
  look() {
    this.nextLook ??= (this.lookNow ?? Promise.resolve()).catch(() => {}).then(() => this.pace.calm()).then(() => {
      this.lookNow = this.nextLook;
      this.nextLook = null;
      return this.store.shared();
    }).then((shared) => {
      Object.assign(this, shared);
      this.changed();
    });
    return this.nextLook;
  }

  async told() {
    this.channel.postMessage("told");
    await this.look();
  }

  // Bring catalogue, rules and people up to date, not with every sale. Only one tab does, since only one sends.
  async refresh() {
    if (Date.now() - (this.refreshedAt ?? 0) < OFTEN) return;
    const said = await this.catalogue.refresh(this.server.ask);
    this.refreshedAt = Date.now();
    const { counter, ...till } = { ...this.till, ...said.till };
    const facts = { rules: said.rules, people: said.people, till };
    if (counter > (this.heardCounter ?? -1) || Object.keys(facts).some((name) => differ(facts[name], this[name]))) await this.store.learn(facts, counter);
    Object.assign(this, facts, { heardCounter: counter });
    this.changed();
    this.catalogue.fetchPictures(this.server.askBytes).then((fresh) => fresh && this.changed()).catch(() => {});
  }

  // The cart of this tab is held by a lock: one that was open in a tab that ended is taken over by the next.
  async takeCart() {
    for (const cart of await this.store.carts()) {
      if (await this.store.message(cart.id)) await this.store.dropCart(cart.id);
      else if (!cart.label && await this.hold(cart.id)) return this.setCart(cart, false);
    }
    const cart = emptyCart(newId());
    await this.hold(cart.id);
    return this.setCart(cart, false);
  }

  hold(id) {
    return new Promise((done) => {
      navigator.locks.request(`kriya-kasir-keranjang-${id}`, { ifAvailable: true }, (lock) => {
        done(Boolean(lock));
        return lock ? new Promise((release) => { this.letGo = release; }) : undefined;
      });
    });
  }

  setCart(cart, keep = true) {
    this.cart = cart;
    if (keep) this.keepCart();
    this.changed();
  }

  // Kept with each change, so that a battery that ends costs nothing. The memory makes changes of the same in the order in
  // which they were asked for: the last one stays, and a sale that closes the cart comes after.
  keepCart() {
    const { cart } = this;
    this.keeping = (isEmpty(cart) && !cart.returning ? this.store.dropCart(cart.id) : this.store.putCart(cart)).catch(() => {});
    return this.keeping;
  }

  async newCart(cart = emptyCart(newId())) {
    this.clearCart(cart);
    this.changed();
    await this.held;
  }

  // Another cart, of which the screen hears later.
  clearCart(cart = emptyCart(newId())) {
    this.letGo?.();
    this.cart = cart;
    this.held = this.hold(cart.id);
  }

  get isIdle() {
    return isEmpty(this.cart) && !this.cart.returning && !document.querySelector("dialog[open]");
  }

  who() {
    return { at: new Date(), skew: this.skew ?? null, cashier: this.shift?.cashier ?? null, till: this.till };
  }

  // Whether the clock of this device, by which its receipts are dated, was far from the server's when last compared.
  get isClockOff() {
    return Math.abs(this.skew ?? 0) > CLOCK_OFF;
  }

  // Who may allow a discount below what a maker agreed to.
  get officers() {
    return this.people.filter((one) => one.approves).map((one) => one.id);
  }

  person(id) {
    return this.people.find((one) => one.id === id)?.name ?? "";
  }

  // Whether there is room for more sales; browsers may throw away what they did not promise to keep. Looked at
  // now and then after a sale and said before the next: while a browser adds up thousands of pictures, a sale would wait.
  async lookAtRoom() {
    if (Date.now() - (this.lookedAtRoom ?? 0) < OFTEN) return;
    this.lookedAtRoom = Date.now();
    const { usage = 0, quota = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    this.isFull = quota > 0 && usage > quota * FULL;
  }
}
