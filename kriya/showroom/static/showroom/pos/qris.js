// QRIS: the council's own static text made into one that asks for an amount. Read as TLV and put together anew, never by
// replacing text: what looks like a field may stand inside another's value. No money is confirmed by this.
const TAGS_OUT = new Set(["54", "55", "56", "57", "63"]);

export class NotQris extends Error {}

// CRC-16/CCITT-FALSE over the UTF-8 bytes, four capital signs.
export function crc(text) {
  let sum = 0xffff;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : (sum << 1) & 0xffff;
  }
  return sum.toString(16).toUpperCase().padStart(4, "0");
}

function fieldsOf(units, text) {
  const found = [];
  let at = 0;
  while (at < units.length) {
    const head = text(units.slice(at, at + 4));
    if (!/^\d{4}$/.test(head)) throw new NotQris("field");
    const length = Number(head.slice(2));
    const value = units.slice(at + 4, at + 4 + length);
    if (value.length !== length) throw new NotQris("length");
    found.push({ tag: head.slice(0, 2), value: text(value), length: head.slice(2) });
    at += 4 + length;
  }
  return found;
}

const bySigns = (text) => fieldsOf([...text], (units) => units.join(""));
const byBytes = (text) => fieldsOf(new TextEncoder().encode(text), (units) => new TextDecoder().decode(units));

// The fields of a QRIS text. Lengths count signs; some banks count the bytes of signs beyond ASCII: what fits is taken.
export function parse(text) {
  const said = text.trim();
  const sum = /6304([0-9A-Fa-f]{4})$/.exec(said);
  if (!sum || crc(said.slice(0, -4)) !== sum[1].toUpperCase()) throw new NotQris("crc");
  let fields;
  try {
    fields = bySigns(said);
  } catch {
    fields = byBytes(said);
  }
  if (fields[0]?.tag !== "00" || fields.at(-1).tag !== "63") throw new NotQris("order");
  if (new Set(fields.map((field) => field.tag)).size !== fields.length) throw new NotQris("twice");
  if (!fields.some((field) => Number(field.tag) >= 26 && Number(field.tag) <= 51)) throw new NotQris("merchant");
  return fields;
}

const written = ({ tag, value, length }) => `${tag}${length ?? String([...value].length).padStart(2, "0")}${value}`;

// The text that asks for `amount` rupiah: dynamic (01 = 12), amount in 54, no tip and no fee for the buyer (55 to 57).
export function withAmount(text, amount) {
  if (!Number.isInteger(amount) || amount <= 0) throw new NotQris("amount");
  const fields = parse(text).filter((field) => !TAGS_OUT.has(field.tag) && field.tag !== "01");
  const made = [fields[0], { tag: "01", value: "12" }, ...fields.slice(1)];
  const at = made.findIndex((field) => Number(field.tag) > 54);
  made.splice(at < 0 ? made.length : at, 0, { tag: "54", value: String(amount) });
  const body = `${made.map(written).join("")}6304`;
  return body + crc(body);
}

// Whose it is, for the cashier to compare with what the buyer's telephone shows.
export const merchantOf = (text) => parse(text).find((field) => field.tag === "59")?.value ?? "";
