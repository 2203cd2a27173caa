// A sale goes first. From the moment somebody is about to pay until the receipt is painted, what can wait waits: sending,
// the catalogue, pictures, tiles below the first view. All of it shares one thread and one database with the sale, and a
// transaction of theirs that has begun is one that the sale stands behind.
const MOST = 10_000; // milliseconds: a payment that was left open holds up nothing for longer

export class Pace {
  constructor(most = MOST) {
    Object.assign(this, { most, going: null, end: null, timer: 0 });
  }

  // A sale is near; again while one is, for as long anew.
  hurry() {
    this.going ??= new Promise((done) => { this.end = done; });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.rest(), this.most);
  }

  // It is over, or was given up.
  rest() {
    clearTimeout(this.timer);
    this.end?.();
    this.going = this.end = null;
  }

  // Wait for one's turn.
  async calm() {
    while (this.going) await this.going;
  }
}
