// Words, money and time as the server wrote them down for this page: the language and the council's zone.
export function wordsOf(given) {
  const rupiah = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 0 });
  const moment = new Intl.DateTimeFormat("id-ID", { timeZone: given.zone, day: "2-digit", month: "2-digit", year: "2-digit", hour: "2-digit", minute: "2-digit" });
  const say = (key, facts = {}) => (given.words[key] ?? key).replace(/\{(\w+)\}/g, (_all, name) => facts[name] ?? "");
  const money = (amount) => `${amount < 0 ? "−" : ""}Rp${rupiah.format(Math.abs(amount))}`;
  // How long seconds are, in the largest unit that fits: "2 menit", "1 hari".
  const span = (seconds) => {
    const [unit, of] = [["day", 86_400], ["hour", 3600], ["minute", 60]].find(([, of]) => Math.abs(seconds) >= of) ?? ["second", 1];
    return new Intl.NumberFormat(given.language, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 0 }).format(Math.abs(seconds) / of);
  };
  const time = (at) => moment.format(new Date(at)).replace(",", "").replace(/\./g, (sign, place, all) => (all.indexOf(".") === place ? ":" : sign));
  return { say, money, time, span };
}
