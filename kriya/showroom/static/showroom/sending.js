// Sends what waits, the oldest first, one tab at a time; again and again until the office has said something of each.
import { WAITING } from "./kept.js";

const BATCH = 100;
const EVERY = 60_000;
const AGAIN = [2000, 5000, 15_000, 30_000, EVERY];
const PATIENCE = 20_000;

export class Sending {
  constructor(address, kept, { learned, changed, csrf }) {
    Object.assign(this, { address, kept, learned, changed, csrf, state: "idle", failures: 0, running: null, more: false });
    addEventListener("online", () => this.wake());
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") this.wake(); });
  }

  wake() {
    this.more = true;
    this.running ??= this.run().finally(() => { this.running = null; });
  }

  async run() {
    clearTimeout(this.timer);
    let next = EVERY;
    while (this.more) {
      this.more = false;
      try {
        await this.alone(() => this.drain());
        this.failures = 0;
      } catch {
        this.state = "offline";
        next = AGAIN[Math.min(this.failures, AGAIN.length - 1)];
        this.failures += 1;
      }
      this.changed();
    }
    this.timer = setTimeout(() => this.wake(), next);
  }

  // The server counts each id once, so a browser without locks only sends more often.
  alone(what) {
    return navigator.locks ? navigator.locks.request(`${this.kept.before}sending`, what) : what();
  }

  async drain() {
    for (;;) {
      const waiting = this.kept.all(WAITING).slice(0, BATCH);
      if (!waiting.length) break;
      const answer = await fetch(this.address, {
        method: "POST", redirect: "manual", signal: AbortSignal.timeout(PATIENCE),
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.csrf() },
        body: JSON.stringify({ counts: waiting.map(({ id, code, pieces, at }) => ({ id, code, pieces, ago: Math.max(0, (Date.now() - at) / 1000) })) }),
      });
      if (answer.type === "opaqueredirect" || answer.status === 403) return this.stop("log_in");
      if (!answer.ok) throw new Error(String(answer.status));
      const said = await answer.json();
      if (this.settle(said)) return this.stop("closed");
      this.learned(said.items);
      this.changed();
    }
    return this.stop("idle");
  }

  stop(state) {
    this.state = state;
  }

  // What was counted is let go, what was refused is shown; what came after the counting ended waits. Returns whether it did.
  settle({ acks }) {
    for (const { id, status } of acks) {
      if (status === "counted") this.kept.drop(id);
      else if (status !== "closed") this.kept.refuse(id, status);
    }
    return acks.some(({ status }) => status === "closed");
  }
}
