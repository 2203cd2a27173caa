// data-rail: the groups of the office's menu that somebody opened stay open on the next page.
const KEY = "rail";
const groups = [...document.querySelectorAll("[data-rail]")];
const named = (group) => group.dataset.rail.replace(/^.*\/kelola\//, "");
const kept = new Set(JSON.parse(sessionStorage.getItem(KEY) ?? "[]"));

for (const group of groups) {
  if (kept.has(named(group))) group.open = true;
  group.addEventListener("toggle", () => {
    if (group.open) kept.add(named(group));
    else kept.delete(named(group));
    sessionStorage.setItem(KEY, JSON.stringify([...kept]));
  });
}
