// QR codes of any text (ISO/IEC 18004: bytes, versions 1 to 40), drawn here: the buyer pays where there is no network.
// Of level M, which a scratched screen or a creased receipt can bear: correction words of a block, and blocks, by version.
const WORDS = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49];
const LEVEL = 0;
const MASKS = [
  (x, y) => (x + y) % 2 === 0, (_x, y) => y % 2 === 0, (x) => x % 3 === 0, (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0, (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

const sizeOf = (version) => version * 4 + 17;

// Places of the small squares, along one side.
function alignment(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const places = [6];
  for (let at = sizeOf(version) - 7; places.length < count; at -= step) places.splice(1, 0, at);
  return places;
}

// How many code words a version holds, those of error correction included.
function capacity(version) {
  let bits = (16 * version + 128) * version + 64;
  if (version >= 2) {
    const count = Math.floor(version / 7) + 2;
    bits -= (25 * count - 10) * count - 55;
    if (version >= 7) bits -= 36;
  }
  return Math.floor(bits / 8);
}

const dataWords = (version) => capacity(version) - WORDS[version - 1] * BLOCKS[version - 1];

function multiply(a, b) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) product = ((product << 1) ^ ((product >>> 7) * 0x11d)) ^ (((b >>> bit) & 1) * a);
  return product;
}

function divisor(degree) {
  const found = new Array(degree).fill(0);
  found[degree - 1] = 1;
  let root = 1;
  for (let n = 0; n < degree; n += 1) {
    for (let place = 0; place < degree; place += 1) found[place] = multiply(found[place], root) ^ (found[place + 1] ?? 0);
    root = multiply(root, 2);
  }
  return found;
}

function remainder(data, by) {
  const found = new Array(by.length).fill(0);
  for (const byte of data) {
    const factor = byte ^ found.shift();
    found.push(0);
    by.forEach((one, place) => { found[place] ^= multiply(one, factor); });
  }
  return found;
}

function packed(bytes, version) {
  const bits = [];
  const put = (value, length) => { for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >>> bit) & 1); };
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) put(byte, 8);
  const room = dataWords(version) * 8;
  put(0, Math.min(4, room - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) put(pad, 8);
  return Array.from({ length: bits.length / 8 }, (_none, n) => parseInt(bits.slice(n * 8, n * 8 + 8).join(""), 2));
}

// Data in blocks, each with its own correction, then word by word in turns.
function interleaved(data, version) {
  const blocks = BLOCKS[version - 1];
  const correction = WORDS[version - 1];
  const whole = capacity(version);
  const shortBlocks = blocks - (whole % blocks);
  const shortLength = Math.floor(whole / blocks) - correction;
  const by = divisor(correction);
  const parts = [];
  let at = 0;
  for (let n = 0; n < blocks; n += 1) {
    const own = data.slice(at, at + shortLength + (n < shortBlocks ? 0 : 1));
    at += own.length;
    parts.push({ own, check: remainder(own, by) });
  }
  const found = [];
  for (let place = 0; place <= shortLength; place += 1) for (const part of parts) if (place < part.own.length) found.push(part.own[place]);
  for (let place = 0; place < correction; place += 1) for (const part of parts) found.push(part.check[place]);
  return found;
}

class Grid {
  constructor(version) {
    this.version = version;
    this.size = sizeOf(version);
    this.dark = Array.from({ length: this.size }, () => new Uint8Array(this.size));
    this.fixed = Array.from({ length: this.size }, () => new Uint8Array(this.size));
  }

  fix(x, y, dark) {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
    this.dark[y][x] = dark ? 1 : 0;
    this.fixed[y][x] = 1;
  }

  frame() {
    for (let n = 0; n < this.size; n += 1) {
      this.fix(6, n, n % 2 === 0);
      this.fix(n, 6, n % 2 === 0);
    }
    for (const [x, y] of [[3, 3], [this.size - 4, 3], [3, this.size - 4]]) {
      for (let dy = -4; dy <= 4; dy += 1) {
        for (let dx = -4; dx <= 4; dx += 1) this.fix(x + dx, y + dy, ![2, 4].includes(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
    const places = alignment(this.version);
    for (const y of places) {
      for (const x of places) {
        if ((x === 6 && (y === 6 || y === places.at(-1))) || (y === 6 && x === places.at(-1))) continue;
        for (let dy = -2; dy <= 2; dy += 1) for (let dx = -2; dx <= 2; dx += 1) this.fix(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
      }
    }
    this.about(0);
    if (this.version < 7) return;
    let rest = this.version;
    for (let n = 0; n < 12; n += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    const bits = (this.version << 12) | rest;
    for (let n = 0; n < 18; n += 1) {
      const [long, across] = [this.size - 11 + (n % 3), Math.floor(n / 3)];
      this.fix(long, across, (bits >>> n) & 1);
      this.fix(across, long, (bits >>> n) & 1);
    }
  }

  // Level and mask, twice, beside the large squares.
  about(mask) {
    const data = (LEVEL << 3) | mask;
    let rest = data;
    for (let n = 0; n < 10; n += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
    const bits = ((data << 10) | rest) ^ 0x5412;
    const bit = (n) => (bits >>> n) & 1;
    for (let n = 0; n <= 5; n += 1) this.fix(8, n, bit(n));
    this.fix(8, 7, bit(6));
    this.fix(8, 8, bit(7));
    this.fix(7, 8, bit(8));
    for (let n = 9; n < 15; n += 1) this.fix(14 - n, 8, bit(n));
    for (let n = 0; n < 8; n += 1) this.fix(this.size - 1 - n, 8, bit(n));
    for (let n = 8; n < 15; n += 1) this.fix(8, this.size - 15 + n, bit(n));
    this.fix(8, this.size - 8, 1);
  }

  // Two columns at a time, from the right, up and down.
  fill(words) {
    let n = 0;
    for (let right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < this.size; step += 1) {
        for (let side = 0; side < 2; side += 1) {
          const x = right - side;
          const y = ((right + 1) & 2) === 0 ? this.size - 1 - step : step;
          if (this.fixed[y][x]) continue;
          if (n < words.length * 8) this.dark[y][x] = (words[n >>> 3] >>> (7 - (n & 7))) & 1;
          n += 1;
        }
      }
    }
  }

  mask(which) {
    for (let y = 0; y < this.size; y += 1) for (let x = 0; x < this.size; x += 1) if (!this.fixed[y][x] && MASKS[which](x, y)) this.dark[y][x] ^= 1;
  }

  // How hard it is to read: long runs, blocks, what looks like a large square, too dark or too light.
  penalty() {
    let sum = 0;
    let dark = 0;
    const line = (at) => {
      let text = "";
      for (let n = 0; n < this.size; n += 1) text += at(n);
      for (const run of text.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
      sum += 40 * ((text.match(/(?=10111010000)/g) ?? []).length + (text.match(/(?=00001011101)/g) ?? []).length);
    };
    for (let y = 0; y < this.size; y += 1) {
      line((x) => this.dark[y][x]);
      line((x) => this.dark[x][y]);
      for (let x = 0; x < this.size; x += 1) {
        dark += this.dark[y][x];
        if (x && y && this.dark[y][x] === this.dark[y][x - 1] && this.dark[y][x] === this.dark[y - 1][x] && this.dark[y][x] === this.dark[y - 1][x - 1]) sum += 3;
      }
    }
    return sum + 10 * Math.floor(Math.abs((dark * 20) / this.size ** 2 - 10));
  }
}

// Rows of 0 and 1. The smallest version that holds the text; without `mask`, the one that reads best.
export function encode(text, { mask = null } = {}) {
  const bytes = new TextEncoder().encode(text);
  let version = 1;
  while (version <= 40 && dataWords(version) * 8 < 4 + (version < 10 ? 8 : 16) + bytes.length * 8) version += 1;
  if (version > 40) throw new RangeError("too long for a QR code");
  const words = interleaved(packed(bytes, version), version);
  let best = null;
  for (const which of mask === null ? MASKS.keys() : [mask]) {
    const grid = new Grid(version);
    grid.frame();
    grid.fill(words);
    grid.mask(which);
    grid.about(which);
    const penalty = grid.penalty();
    if (!best || penalty < best.penalty) best = { penalty, grid };
  }
  return best.grid.dark.map((row) => [...row]);
}

// The code as SVG, with the quiet border that readers need.
export function svg(text, label) {
  const rows = encode(text);
  const side = rows.length + 8;
  let path = "";
  rows.forEach((row, y) => row.forEach((dark, x) => { if (dark) path += `M${x + 4} ${y + 4}h1v1h-1z`; }));
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("viewBox", `0 0 ${side} ${side}`);
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", label);
  made.setAttribute("class", "qr");
  made.setAttribute("shape-rendering", "crispEdges");
  for (const [name, fill, d] of [["path", "#fff", `M0 0h${side}v${side}H0z`], ["path", "#000", path]]) {
    const part = document.createElementNS("http://www.w3.org/2000/svg", name);
    part.setAttribute("fill", fill);
    part.setAttribute("d", d);
    made.append(part);
  }
  return made;
}
