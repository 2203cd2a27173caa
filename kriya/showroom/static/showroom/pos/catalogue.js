// What can be sold here, kept on the device and brought up to date by the parts that differ; found as one types.
const PACK = 40;
const WORDS = /[\s,./-]+/;

const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

// The server writes rows as lists: names would take half of them.
const COLUMNS = ["id", "code", "name", "maker", "craft", "price", "least", "kind", "free", "picture", "since"];
export const itemOf = (row) => Object.fromEntries(COLUMNS.map((name, place) => [name, row[place]]));

export class Catalogue {
  constructor(store) {
    this.store = store;
    this.version = 0;
    this.urls = new Map();
    this.use([], []);
  }

  async load() {
    const [items, waiting] = await Promise.all([this.store.items(), this.store.inState("waiting")]);
    this.use(items, waiting);
  }

  use(items, waiting) {
    this.before = null;
    this.items = items.sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : a.name.localeCompare(b.name)));
    this.byCode = new Map(items.map((item) => [item.code, item]));
    this.byId = new Map(items.map((item) => [item.id, item]));
    for (const item of items) item.found = plain(`${item.code} ${item.name} ${item.maker} ${item.craft}`);
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
    const marks = (await this.store.fact("marks")) ?? {};
    const said = await ask("catalogue", { marks });
    const buckets = Object.fromEntries(Object.entries(said.buckets).map(([name, { mark, rows }]) => [name, { mark, rows: rows.map(itemOf) }]));
    if (Object.keys(buckets).length) {
      await this.store.putBuckets(buckets);
      await this.load();
    }
    return said;
  }

  // One at a time: a whole catalogue takes minutes, and the next sending asks again.
  fetchPictures(askBytes) {
    this.fetching ??= this.bringPictures(askBytes).finally(() => { this.fetching = null; });
    return this.fetching;
  }

  // Small pictures that are wanted and not here, a handful at a time; those of nothing go.
  async bringPictures(askBytes) {
    const wanted = new Set(this.items.map((item) => item.picture).filter(Boolean));
    const have = new Set(await this.store.pictureKeys());
    const gone = [...have].filter((key) => !wanted.has(key));
    const missing = [...wanted].filter((key) => !have.has(key));
    if (gone.length) await this.store.putPictures([], gone);
    for (let at = 0; at < missing.length; at += PACK) await this.store.putPictures(unpacked(await askBytes("pictures", { keys: missing.slice(at, at + PACK) })));
    this.version += missing.length ? 1 : 0;
    return missing.length;
  }

  // The address of a picture that was shown before, at once; undefined for one that must be read first.
  knownUrl(key) {
    return this.urls.get(key);
  }

  // An address for <img>; a picture is read when it is shown. "" where there is none.
  async pictureUrl(key) {
    if (!key) return "";
    if (!this.urls.has(key)) {
      const blob = await this.store.picture(key);
      if (blob) this.urls.set(key, blob.size ? URL.createObjectURL(blob) : "");
    }
    return this.urls.get(key) ?? "";
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
