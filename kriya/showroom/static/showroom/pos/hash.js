// What a message says, as one text and its SHA-256 (FIPS 180-4). At once and not by promise: number, sale and hash are
// written in one transaction, and a browser ends a transaction that waits for anything else.
const K = new Uint32Array(64);
const START = new Uint32Array(8);
{
  // The first 32 bits of the fractions of the roots of primes: cube roots of 64, square roots of 8.
  const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32);
  let found = 0;
  for (let number = 2; found < 64; number += 1) {
    let prime = true;
    for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) prime = false;
    if (!prime) continue;
    if (found < 8) START[found] = fraction(Math.sqrt(number));
    K[found] = fraction(Math.cbrt(number));
    found += 1;
  }
}

const turn = (word, by) => (word >>> by) | (word << (32 - by));

const SIGNS = /[\x7f-\uffff]/g;
const escaped = (text) => JSON.stringify(text).replace(SIGNS, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

// Names in order, no spaces, nothing beyond ASCII: the same on every machine, whatever the order in which a message was
// put together (canonical in kriya/sales/told.py).
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value && typeof value === "object") {
    return `{${Object.keys(value).sort().map((name) => `${escaped(name)}:${canonical(value[name])}`).join(",")}}`;
  }
  return typeof value === "string" ? escaped(value) : JSON.stringify(value ?? null);
}

function padded(bytes) {
  const whole = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setUint32(whole.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(whole.length - 4, (bytes.length << 3) >>> 0);
  return view;
}

function mix(state, view, at) {
  const w = new Uint32Array(64);
  for (let i = 0; i < 64; i += 1) {
    if (i < 16) {
      w[i] = view.getUint32(at + i * 4);
      continue;
    }
    const near = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
    const far = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
    w[i] = w[i - 16] + near + w[i - 7] + far;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    // One by one: a list for each of a thousand turns would take longer than the turns.
    h = g; g = f; f = e; e = (d + one) | 0;
    d = c; c = b; b = a; a = (one + two) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, place) => { state[place] += word; });
}

export function sha256(text) {
  const view = padded(new TextEncoder().encode(text));
  const state = START.slice();
  for (let at = 0; at < view.byteLength; at += 64) mix(state, view, at);
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}

export const sealed = (message) => ({ ...message, hash: sha256(canonical(message)) });
