// Words, money and time as the server wrote them down for this page: the language and the council's zone.
export function wordsOf(given) {
  const rupiah = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 0 });
  const moment = new Intl.DateTimeFormat("id-ID", { timeZone: given.zone, day: "2-digit", month: "2-digit", year: "2-digit", hour: "2-digit", minute: "2-digit" });
  const say = (key, facts = {}) => (given.words[key] ?? key).replace(/\{(\w+)\}/g, (_all, name) => facts[name] ?? "");
  const money = (amount) => `${amount < 0 ? "−" : ""}Rp${rupiah.format(Math.abs(amount))}`;
  const time = (at) => moment.format(new Date(at)).replace(",", "").replace(/\./g, (sign, place, all) => (all.indexOf(".") === place ? ":" : sign));
  return { say, money, time };
}
