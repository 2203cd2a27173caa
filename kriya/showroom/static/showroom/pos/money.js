// Whole rupiah. The same rules as the server's, to the last rupiah (kriya/core/money.py, kriya/ledger).
const WHOLE = 10_000n;

// A share in basis points, rounded half up.
export const portion = (amount, points) => Number((BigInt(amount) * BigInt(points) * 2n + WHOLE) / (2n * WHOLE));

// Cash to the nearest multiple of the step, half up.
export const roundCash = (amount, step) => (step > 1 ? Math.floor((amount + Math.floor(step / 2)) / step) * step : amount);

// Divides by weights with the largest remainder: the parts always sum to the whole.
export function split(whole, weights) {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (total <= 0n) return weights.map(() => 0);
  const shares = weights.map((weight) => BigInt(whole) * BigInt(weight));
  const parts = shares.map((share) => Number(share / total));
  const missing = whole - parts.reduce((sum, part) => sum + part, 0);
  const order = weights.map((_weight, place) => place);
  order.sort((a, b) => {
    const difference = (shares[b] % total) - (shares[a] % total);
    return difference > 0n ? 1 : difference < 0n ? -1 : a - b;
  });
  for (const place of order.slice(0, missing)) parts[place] += 1;
  return parts;
}

// What people type: "50rb", "Rp 50.000", "10%". Percents are of `of`. NaN where it is no amount.
export function typed(text, of = 0) {
  const said = String(text).trim().toLowerCase().replace(/^rp\s*/, "").replace(/\s/g, "");
  const percent = /^(\d{1,3})(?:[.,](\d{1,2}))?%$/.exec(said);
  if (percent) {
    const points = Number(percent[1]) * 100 + Number((percent[2] ?? "").padEnd(2, "0"));
    return points <= 10_000 ? portion(of, points) : NaN;
  }
  const thousands = /^(\d+)(?:[.,](\d))?(rb|ribu|k|jt|juta)$/.exec(said);
  if (thousands) {
    const unit = /^(jt|juta)$/.test(thousands[3]) ? 1_000_000 : 1000;
    return Number(thousands[1]) * unit + (thousands[2] ? (Number(thousands[2]) * unit) / 10 : 0);
  }
  const plain = said.replace(/[.,](?=\d{3}(?:\D|$))/g, "");
  return /^\d{1,12}$/.test(plain) ? Number(plain) : NaN;
}
