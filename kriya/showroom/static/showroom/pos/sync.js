// Sends what the till has told, in its order and by the hundred, until the server has spoken of each message by its id.
// One tab sends; what the server cannot take is set aside by it and holds up nothing behind it.
import { ASIDE, SENT, WAITING } from "./store.js";
import { Answered, Offline } from "./server.js";

const BATCH = 100;
const AGAIN = [2000, 4000, 8000, 15_000, 30_000, 60_000];
const EVERY = 30_000;
// The server has much to do, or starts anew: nothing is wrong, it is asked again.
const BUSY = new Set([408, 429, 502, 503, 504]);
const NOT_THE_MESSAGES = new Set([401, 403, 404, ...BUSY]);

export class Sync {
  constructor({ store, server, pace, lock, after = () => {}, changed = () => {} }) {
    Object.assign(this, { store, server, pace, lock, after, changed, failures: 0, running: null, timer: 0, state: "idle" });
  }

  start() {
    addEventListener("online", () => this.now());
    addEventListener("pageshow", () => this.now());
    document.addEventListener("visibilitychange", () => document.hidden || this.now());
    return this.now();
  }

  // At once: there is a network again, or a person asked.
  now() {
    this.failures = 0;
    return this.wake();
  }

  wake() {
    this.again = Boolean(this.running);
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.again) this.wake();
    });
    return this.running;
  }

  async run() {
    clearTimeout(this.timer);
    let next = EVERY;
    try {
      await navigator.locks.request(this.lock, () => this.drain());
      this.failures = 0;
      this.state = "idle";
    } catch (reason) {
      this.state = reason instanceof Offline ? "offline" : BUSY.has(reason.status) ? "busy" : "refused";
      this.reason = reason;
      next = AGAIN[Math.min(this.failures, AGAIN.length - 1)];
      this.failures += 1;
    }
    this.timer = setTimeout(() => this.wake(), next);
    this.changed();
  }

  async drain() {
    const passed = new Set();
    let size = BATCH;
    let sent = 0;
    for (;;) {
      await this.pace.calm();
      const waiting = (await this.store.inState(WAITING, size + passed.size)).filter((one) => !passed.has(one.id)).slice(0, size);
      if (!waiting.length) break;
      try {
        const spoken = await this.send(waiting);
        // What waits for something that has not come yet ("later") is tried again with the next run.
        for (const one of waiting) if (!spoken.has(one.id)) passed.add(one.id);
        sent += spoken.size;
        size = BATCH;
      } catch (reason) {
        if (!(reason instanceof Answered) || NOT_THE_MESSAGES.has(reason.status)) throw reason;
        // Something in this batch the server stumbles over: halve it until that one stands alone, and pass it by.
        if (waiting.length > 1) size = Math.ceil(waiting.length / 2);
        else await this.pass(waiting[0], reason, passed);
      }
      this.changed();
    }
    await this.after(sent);
  }

  async pass(record, reason, passed) {
    passed.add(record.id);
    await this.store.settle([{ id: record.id, tries: record.tries + 1, code: `status_${reason.status}` }]);
  }

  async send(records) {
    const left = (await this.store.count(WAITING)) - records.length;
    const before = Date.now();
    const said = await this.server.ask("send", { device_now: new Date().toISOString(), unsent: left, messages: records.map((one) => one.body) });
    const middle = (before + Date.now()) / 2;
    const answers = said.acks.filter(({ status }) => status !== "later").map(({ id, status, receipt, code }) => ({ id, state: status === "quarantined" ? ASIDE : SENT, number: receipt ?? "", code: code ?? "" }));
    const heard = { skew: Math.round((middle - Date.parse(said.now)) / 1000), sentAt: Date.now(), revoked: Boolean(said.revoked) };
    await this.pace.calm();
    await this.store.settle(answers, heard);
    return new Set(answers.map((one) => one.id));
  }
}

// What waits, as a file that the office can take in where this device never finds a network again.
export async function exported(store, till) {
  const records = [...(await store.inState(WAITING)), ...(await store.inState(ASIDE))];
  return { format: "kriya-kasir", version: 1, till: till.id, prefix: till.prefix, exported_at: new Date().toISOString(), messages: records.map((one) => one.body) };
}
