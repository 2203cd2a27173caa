// Bytes for receipt printers (ESC/POS). Only the signs that every such printer has; what else there is, is written plainly.
const ESC = 0x1b;
const GS = 0x1d;
const PLAIN = { "–": "-", "—": "-", "×": "x", "·": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "…": "..." };

export function plain(text) {
  const bare = text.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return [...bare].map((sign) => PLAIN[sign] ?? (sign >= " " && sign <= "~" ? sign : sign === "\u00a0" || sign === "\u202f" ? " " : "?")).join("");
}

// `lines` are {text, strong}; `address` becomes a QR code that the printer draws itself; `drawer` opens the drawer.
export function bytes(lines, { address = "", drawer = false } = {}) {
  const out = [ESC, 0x40];
  const ascii = (text) => { for (const sign of text) out.push(sign.charCodeAt(0)); };
  if (drawer) out.push(ESC, 0x70, 0, 25, 250);
  for (const line of lines) {
    out.push(ESC, 0x45, line.strong ? 1 : 0);
    ascii(plain(line.text));
    out.push(0x0a);
  }
  if (address) {
    const length = address.length + 3;
    out.push(ESC, 0x61, 1);
    out.push(GS, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0, GS, 0x28, 0x6b, 3, 0, 0x31, 0x43, 5, GS, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31);
    out.push(GS, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30);
    ascii(address);
    out.push(GS, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30, 0x0a, ESC, 0x61, 0);
  }
  out.push(0x0a, 0x0a, 0x0a, GS, 0x56, 0x42, 0);
  return Uint8Array.from(out);
}
