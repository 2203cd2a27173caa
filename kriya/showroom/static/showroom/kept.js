// Counts that the office does not have yet, each under a key of its own: two tabs never write over each other's.
export const WAITING = "waiting";
export const REFUSED = "refused";

export class Kept {
  constructor(take) {
    this.before = `kriya-hitung:${take}:`;
  }

  // Throws where the browser keeps nothing: what is not kept is not counted.
  keep(id, said) {
    localStorage.setItem(this.before + id, JSON.stringify({ state: WAITING, ...said }));
  }

  all(state) {
    const found = [];
    for (let place = 0; place < localStorage.length; place += 1) {
      const key = localStorage.key(place);
      if (!key.startsWith(this.before)) continue;
      const said = JSON.parse(localStorage.getItem(key) ?? "null");
      if (said?.state === state) found.push({ ...said, id: key.slice(this.before.length) });
    }
    return found.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  refuse(id, status) {
    const said = JSON.parse(localStorage.getItem(this.before + id) ?? "null");
    if (said) localStorage.setItem(this.before + id, JSON.stringify({ ...said, state: REFUSED, status }));
  }

  drop(id) {
    localStorage.removeItem(this.before + id);
  }
}
