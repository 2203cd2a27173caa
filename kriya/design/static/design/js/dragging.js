// A row that is held by its grip follows the pointer through its list: a finger drags as a mouse does, where what
// browsers drag by themselves waits for a long press. `done` is called once the row stands elsewhere.
export function takeBy(grip, row, done) {
  grip.hidden = false;
  grip.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const before = row.previousElementSibling;
    const held = new AbortController();
    const heard = { signal: held.signal };
    const end = () => {
      held.abort();
      delete row.dataset.dragged;
      if (row.previousElementSibling !== before) done();
    };
    row.dataset.dragged = "";
    addEventListener("pointermove", (at) => follow(at, row), heard);
    addEventListener("pointerup", end, heard);
    addEventListener("pointercancel", end, heard);
  });
}

function follow(at, row) {
  const under = document.elementFromPoint(at.clientX, at.clientY);
  const over = [...row.parentElement.children].find((one) => one !== row && one.contains(under));
  if (!over) return;
  const box = over.getBoundingClientRect();
  const besideIt = Math.abs(box.top - row.getBoundingClientRect().top) < box.height / 2;
  const past = besideIt ? at.clientX > box.left + box.width / 2 : at.clientY > box.top + box.height / 2;
  over[past ? "after" : "before"](row);
}
