// Photos put in order by dragging; the buttons beside each photo do the same without a finger that holds still.
export function order(list, token) {
  for (const grip of list.querySelectorAll("[data-grip]")) {
    grip.hidden = false;
    grip.addEventListener("pointerdown", (event) => lift(event, grip.closest("li"), list, token));
  }
}

function lift(event, photo, list, token) {
  event.preventDefault();
  const before = names(list);
  photo.classList.add("lifted");
  const move = (at) => {
    const over = document.elementFromPoint(at.clientX, at.clientY)?.closest("[data-photo]");
    if (!over || over === photo || over.parentElement !== list) return;
    const later = photo.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
    list.insertBefore(photo, later ? over.nextSibling : over);
  };
  const end = () => {
    removeEventListener("pointermove", move);
    photo.classList.remove("lifted");
    if (names(list).join() !== before.join()) keep(list, token);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end, { once: true });
  addEventListener("pointercancel", end, { once: true });
}

const names = (list) => [...list.querySelectorAll("[data-photo]")].map((one) => one.dataset.photo);

async function keep(list, token) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token });
  for (const one of names(list)) body.append("urut", one);
  try {
    await fetch(list.dataset.order, { method: "POST", body, redirect: "manual" });
  } finally {
    location.reload();
  }
}
