// What can be sold here, kept on the device and brought up to date by the parts that differ; found as one types.
const PACK = 40;
const WORDS = /[\s,./-]+/;

const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

// The server writes rows as lists: names would take half of them.
const COLUMNS = ["id", "code", "name", "maker", "craft", "price", "least", "kind", "free", "picture", "since"];
export const itemOf = (row) => Object.fromEntries(COLUMNS.map((name, place) => [name, row[place]]));

// The same piece as before, and nothing of it another. `free` changes here with each sale; `told` is what the server said.
const isSame = (item, row) => Boolean(item) && COLUMNS.every((name) => (name === "free" ? item.told : item[name]) === row[name]);

export class Catalogue {
  constructor(store, pace) {
    Object.assign(this, { store, pace, version: 0, urls: new Map(), picturesDiffer: true });
    this.use([], {}, []);
  }

  async load() {
    const [{ items, marks }, waiting] = await Promise.all([this.store.items(), this.store.inState("waiting")]);
    for (const item of items) item.told = item.free;
    this.use(items, marks, waiting);
  }

  use(items, marks, waiting) {
    this.before = null;
    this.marks = marks;
    this.items = items.sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : a.name.localeCompare(b.name)));
    this.byCode = new Map(items.map((item) => [item.code, item]));
    this.byId = new Map(items.map((item) => [item.id, item]));
    for (const item of items) {
      item.found ??= plain(`${item.code} ${item.name} ${item.maker} ${item.craft}`);
      item.free = item.told;
    }
    this.version += 1;
    for (const { body } of waiting) if (body.kind === "sale") this.take(body.lines);
  }

  // Pieces that left with a sale which the server does not know of yet.
  take(lines) {
    this.version += 1;
    for (const line of lines) {
      const item = this.byId.get(line.lot) ?? this.byCode.get(line.code);
      if (item && item.kind !== "to_order") item.free -= line.pieces;
    }
  }

  crafts() {
    const counts = new Map();
    for (const { craft, free } of this.items) if (craft && free > 0) counts.set(craft, (counts.get(craft) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]).map(([craft]) => craft);
  }

  // Items that have all the words, those that are there first.
  search(text, { craft = "", most = 48 } = {}) {
    const said = plain(text);
    const wanted = said.split(WORDS).filter(Boolean);
    const there = [];
    const gone = [];
    for (const item of this.having(said, wanted, craft)) (item.free > 0 ? there : gone).push(item);
    return { items: there.concat(wanted.length ? gone : []).slice(0, most), count: there.length + (wanted.length ? gone.length : 0) };
  }

  // The next letter only narrows what the last one found.
  having(said, wanted, craft) {
    const { before } = this;
    const from = before && before.craft === craft && said.startsWith(before.said) ? before.items : this.items;
    const items = from.filter((item) => (!craft || item.craft === craft) && wanted.every((word) => item.found.includes(word)));
    this.before = { said, craft, items };
    return items;
  }

  // Ask for the parts that differ from what is here; `ask` speaks to the server. Answers what else it said.
  async refresh(ask) {
    const said = await ask("catalogue", { marks: this.marks });
    await this.pace.calm();
    if (Object.keys(said.buckets).length) await this.merge(said.buckets);
    return said;
  }

  // Take what differs, row by row: a part has many rows, and mostly one of them is another.
  async merge(told) {
    const buckets = {};
    const left = new Map(Object.keys(told).map((name) => [name, []]));
    for (const item of this.items) left.get(item.bucket)?.push(item);
    for (const [name, { mark, rows: lists }] of Object.entries(told)) {
      const rows = lists.map(itemOf);
      const ids = new Set(rows.map((row) => row.id));
      const fresh = rows.filter((row) => !isSame(this.byId.get(row.id), row));
      buckets[name] = { mark, rows, from: this.marks[name], fresh, gone: left.get(name).map((item) => item.id).filter((id) => !ids.has(id)) };
    }
    await this.store.putBuckets(buckets);
    const marks = { ...this.marks };
    const items = new Map(this.byId);
    for (const [bucket, { mark, rows, fresh, gone }] of Object.entries(buckets)) {
      for (const id of gone) items.delete(id);
      for (const row of fresh) {
        this.picturesDiffer ||= row.picture !== items.get(row.id)?.picture;
        items.set(row.id, { ...row, bucket, told: row.free });
      }
      if (rows.length) marks[bucket] = mark;
      else delete marks[bucket];
    }
    // Read last: a sale made meanwhile has taken its pieces too.
    this.use([...items.values()], marks, await this.store.inState("waiting"));
  }

  // One at a time: a whole catalogue takes minutes, and the next sending asks again.
  fetchPictures(askBytes) {
    const again = (reason) => {
      this.picturesDiffer = true;
      throw reason;
    };
    this.fetching ??= this.bringPictures(askBytes).catch(again).finally(() => { this.fetching = null; });
    return this.fetching;
  }

  // Small pictures that are wanted and not here, a handful at a time; those of nothing go.
  async bringPictures(askBytes) {
    if (!this.picturesDiffer) return 0;
    await this.pace.calm();
    this.picturesDiffer = false;
    const wanted = new Set(this.items.map((item) => item.picture).filter(Boolean));
    const have = new Set(await this.store.pictureKeys());
    const gone = [...have].filter((key) => !wanted.has(key));
    const missing = [...wanted].filter((key) => !have.has(key));
    if (gone.length) await this.store.putPictures([], gone);
    for (let at = 0; at < missing.length; at += PACK) {
      const pack = unpacked(await askBytes("pictures", { keys: missing.slice(at, at + PACK) }));
      await this.pace.calm();
      await this.store.putPictures(pack);
    }
    this.version += missing.length ? 1 : 0;
    return missing.length;
  }

  // The address of a picture that was shown before, at once; undefined for one that must be read first.
  knownUrl(key) {
    return this.urls.get(key);
  }

  // Make addresses for <img> of these pictures, all read at once. Those without a picture get none.
  async readPictures(keys) {
    const wanted = [...new Set(keys)].filter((key) => !this.urls.has(key));
    const blobs = wanted.length ? await this.store.pictures(wanted) : [];
    wanted.forEach((key, place) => { if (blobs[place]) this.urls.set(key, blobs[place].size ? URL.createObjectURL(blobs[place]) : ""); });
  }
}

// Pictures in one answer: for each the length of its key, the key, the length of the picture, the picture.
function unpacked(buffer) {
  const view = new DataView(buffer);
  const found = [];
  let at = 0;
  while (at < buffer.byteLength) {
    const named = view.getUint8(at);
    const key = new TextDecoder().decode(new Uint8Array(buffer, at + 1, named));
    const length = view.getUint32(at + 1 + named);
    at += 5 + named;
    // One without a picture is kept as empty, so that it is not asked for again and again.
    found.push([key, new Blob([buffer.slice(at, at + length)], { type: "image/webp" })]);
    at += length;
  }
  return found;
}
