// One question a screen is the style sheet's work; here only the focus follows, and the summary says what is there.
const shown = (form) => form.querySelector("section:target") ?? form.querySelector("section[data-first]");

function sum(form, queue) {
  for (const place of form.querySelectorAll("[data-sum]")) {
    const section = form.querySelector(`#${place.dataset.sum}`);
    if (place.dataset.sum === "foto") {
      const photos = form.querySelectorAll("[data-photo]").length + queue.size + queue.came;
      place.textContent = photos ? place.dataset.sumPhotos.replace("NN", photos) : place.dataset.sumNone;
      continue;
    }
    place.textContent = said(section) || place.dataset.sumNone;
  }
}

function said(section) {
  const words = [];
  for (const one of section.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (one.type === "checkbox" || one.type === "radio") {
      if (one.checked) words.push(one.closest("label")?.textContent.trim() ?? "");
    } else if (one.tagName === "SELECT") {
      if (one.value) words.push(one.selectedOptions[0].textContent.trim());
    } else if (one.value.trim()) words.push(one.value.trim());
  }
  return words.join(" · ");
}

export function follow(form, queue) {
  sum(form, queue);
  addEventListener("hashchange", () => {
    sum(form, queue);
    shown(form)?.querySelector("h2")?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  });
  form.addEventListener("kriya:photos", () => sum(form, queue));
  // Enter in a field is "go on", not "send".
  form.addEventListener("submit", (event) => {
    if (!event.submitter?.hasAttribute("data-enter")) return;
    event.preventDefault();
    const way = shown(form)?.querySelector(".phone-way a");
    if (way) location.hash = way.hash;
  });
}
