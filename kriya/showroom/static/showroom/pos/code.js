// Codes of labels: the last sign checks the others (kriya/inventory/codes.py).
const SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const LENGTH = 7;

function checkSign(body) {
  let sum = 0;
  [...body].forEach((sign, place) => { sum += (place + 1) * SIGNS.indexOf(sign); });
  return SIGNS[sum % SIGNS.length];
}

// The code in what was typed or scanned: the code itself, or the address that a label's picture holds. "" for none.
export function codeIn(text) {
  const said = String(text).trim();
  const inside = /\/l\/([^/?#\s]+)/i.exec(said);
  const code = (inside ? inside[1] : said).replace(/[\s-]/g, "").toUpperCase();
  if (code.length !== LENGTH || [...code].some((sign) => !SIGNS.includes(sign))) return "";
  return checkSign(code.slice(0, -1)) === code.at(-1) ? code : "";
}
