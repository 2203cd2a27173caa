// The till's own memory (IndexedDB): catalogue, what was told and not yet sent, the shift, carts, counters. What it says is
// done is on the disk: a change answers when its transaction is complete, and asks the browser not to put that off. What
// can be had again from the server, or is no sale yet, lets the disk take its time.
const VERSION = 1;
const asked = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

export const WAITING = "waiting";
export const SENT = "sent";
export const ASIDE = "aside";

function build({ result: base }) {
  base.createObjectStore("facts");
  base.createObjectStore("items", { keyPath: "id" }).createIndex("bucket", "bucket");
  base.createObjectStore("pictures");
  base.createObjectStore("carts", { keyPath: "id" });
  const messages = base.createObjectStore("messages", { keyPath: "id" });
  messages.createIndex("state", ["state", "seq"]);
  messages.createIndex("shift", ["shift", "seq"]);
}

export async function openStore(council) {
  const request = indexedDB.open(`kriya-kasir-${council}`, VERSION);
  request.onupgradeneeded = () => build(request);
  const base = await asked(request);
  // Another tab with a newer version wants to change it: let it, and start anew.
  base.onversionchange = () => { base.close(); globalThis.location?.reload(); };
  return new Store(base);
}

export class Store {
  constructor(base) {
    this.base = base;
  }

  read(names, what) {
    return what(this.base.transaction(names, "readonly"));
  }

  // `what` may only wait for requests of the transaction it is given. Anything that goes wrong leaves all as it was.
  async write(names, what, durability = "strict") {
    const change = this.base.transaction(names, "readwrite", { durability });
    const complete = new Promise((done, failed) => {
      change.oncomplete = done;
      change.onabort = () => failed(change.error ?? new Error("aborted"));
    });
    complete.catch(() => {});
    let answer;
    try {
      answer = await what(change);
      // At once: else the database would first tell this thread that all was written, and wait to hear that nothing follows.
      change.commit?.();
    } catch (reason) {
      try { change.abort(); } catch { /* it had ended by itself */ }
      throw reason;
    }
    await complete;
    return answer;
  }

  fact(name) {
    return this.read(["facts"], (all) => asked(all.objectStore("facts").get(name)));
  }

  setFacts(facts) {
    return this.write(["facts"], (all) => { for (const [name, value] of Object.entries(facts)) all.objectStore("facts").put(value, name); });
  }

  // Facts that the server told, and the last receipt that it knows of. A sale may take a number meanwhile: the counter is
  // looked at where it is changed, and never goes back.
  learn(facts, counter) {
    return this.write(["facts"], async (all) => {
      const known = all.objectStore("facts");
      const own = (await asked(known.get("counter"))) ?? 0;
      if (counter > own) known.put(counter, "counter");
      for (const [name, value] of Object.entries(facts)) known.put(value, name);
    });
  }

  // What all tabs share, as it was at one moment.
  shared() {
    return this.read(["facts", "messages"], async (all) => {
      const inState = (state) => asked(all.objectStore("messages").index("state").count(IDBKeyRange.bound([state, 0], [state, Infinity])));
      const fact = (name) => asked(all.objectStore("facts").get(name));
      const [unsent, aside, shift, till, revoked, skew] = await Promise.all([inState(WAITING), inState(ASIDE), ...["shift", "till", "revoked", "skew"].map(fact)]);
      return { unsent, aside, shift: shift ?? null, till: till ?? null, revoked: Boolean(revoked), skew: skew ?? null };
    });
  }

  // Keep a message under the next number. `made({seq, counter})` is called inside the transaction and returns
  // {kind, shift, body, shown}; what it takes (counter) and closes (cart) is written with it, or not at all.
  tell(made, { takesCounter = false, closesCart = null, facts = {} } = {}) {
    return this.write(["facts", "messages", "carts"], async (all) => {
      const known = all.objectStore("facts");
      const [last, taken] = await Promise.all([asked(known.get("seq")), asked(known.get("counter"))]);
      const seq = (last ?? 0) + 1;
      const counter = (taken ?? 0) + (takesCounter ? 1 : 0);
      const record = { state: WAITING, tries: 0, ...made({ seq, counter }), seq };
      record.id = record.body.id;
      // Refused where the same id is there: a second tap on the same sale.
      all.objectStore("messages").add(record);
      known.put(seq, "seq");
      if (takesCounter) known.put(counter, "counter");
      for (const [name, value] of Object.entries(facts)) known.put(value, name);
      if (closesCart) all.objectStore("carts").delete(closesCart);
      return record;
    });
  }

  message(id) {
    return this.read(["messages"], (all) => asked(all.objectStore("messages").get(id)));
  }

  ofShift(shift) {
    const range = IDBKeyRange.bound([shift, 0], [shift, Infinity]);
    return this.read(["messages"], (all) => asked(all.objectStore("messages").index("shift").getAll(range)));
  }

  inState(state, most) {
    const range = IDBKeyRange.bound([state, 0], [state, Infinity]);
    return this.read(["messages"], (all) => asked(all.objectStore("messages").index("state").getAll(range, most)));
  }

  count(state) {
    const range = IDBKeyRange.bound([state, 0], [state, Infinity]);
    return this.read(["messages"], (all) => asked(all.objectStore("messages").index("state").count(range)));
  }

  // Write down what the server said of messages, and of itself; what it did not speak of waits on. Were this lost with the
  // power, the messages would be sent again and be known by their ids.
  settle(answers, facts = {}) {
    return this.write(["messages", "facts"], async (all) => {
      const messages = all.objectStore("messages");
      const records = await Promise.all(answers.map(({ id }) => asked(messages.get(id))));
      answers.forEach(({ id, ...said }, place) => { if (records[place]) messages.put({ ...records[place], ...said }); });
      for (const [name, value] of Object.entries(facts)) all.objectStore("facts").put(value, name);
    }, "relaxed");
  }

  // What was sent long ago and is known to the server is not kept here.
  forget(before) {
    return this.write(["messages"], async (all) => {
      const messages = all.objectStore("messages");
      const range = IDBKeyRange.bound([SENT, 0], [SENT, Infinity]);
      for (const record of await asked(messages.index("state").getAll(range))) if (record.body.device_at < before) messages.delete(record.id);
    });
  }

  carts() {
    return this.read(["carts"], (all) => asked(all.objectStore("carts").getAll()));
  }

  // An open cart is no sale yet: the disk may take its time.
  putCart(cart) {
    return this.write(["carts"], (all) => { all.objectStore("carts").put(cart); }, "relaxed");
  }

  dropCart(id) {
    return this.write(["carts"], (all) => { all.objectStore("carts").delete(id); }, "relaxed");
  }

  // All items, and the marks of the parts they are.
  items() {
    return this.read(["items", "facts"], async (all) => {
      const [items, marks] = await Promise.all([asked(all.objectStore("items").getAll()), asked(all.objectStore("facts").get("marks"))]);
      return { items, marks: marks ?? {} };
    });
  }

  // Bring parts of the catalogue up to date: {bucket: {mark, rows, from, fresh, gone}}. Of a part that is here as it was
  // `from`, only what is fresh or gone is touched; any other is put whole in place of what it was.
  putBuckets(buckets) {
    return this.write(["items", "facts"], async (all) => {
      const items = all.objectStore("items");
      const marks = (await asked(all.objectStore("facts").get("marks"))) ?? {};
      for (const [bucket, { mark, rows, from, fresh, gone }] of Object.entries(buckets)) {
        const isAsBefore = marks[bucket] === from;
        for (const id of isAsBefore ? gone : await asked(items.index("bucket").getAllKeys(bucket))) items.delete(id);
        for (const row of isAsBefore ? fresh : rows) items.put({ ...row, bucket });
        if (rows.length) marks[bucket] = mark;
        else delete marks[bucket];
      }
      all.objectStore("facts").put(marks, "marks");
    }, "relaxed");
  }

  // Some pictures, in the order asked for; undefined where there is none.
  pictures(keys) {
    return this.read(["pictures"], (all) => Promise.all(keys.map((key) => asked(all.objectStore("pictures").get(key)))));
  }

  pictureKeys() {
    return this.read(["pictures"], (all) => asked(all.objectStore("pictures").getAllKeys()));
  }

  putPictures(pictures, gone = []) {
    return this.write(["pictures"], (all) => {
      for (const [key, blob] of pictures) all.objectStore("pictures").put(blob, key);
      for (const key of gone) all.objectStore("pictures").delete(key);
    }, "relaxed");
  }
}
