// data-order: rows are dragged by their grip; the numbers that the form sends follow.
for (const list of document.querySelectorAll("[data-order]")) {
  let dragged = null;
  const renumber = () => [...list.children].forEach((row, place) => { row.querySelector("input[inputmode]").value = place + 1; });
  for (const row of list.children) {
    const grip = row.querySelector("[data-grip]");
    grip.hidden = false;
    grip.draggable = true;
    grip.addEventListener("dragstart", (event) => {
      dragged = row;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setDragImage(row, 0, 0);
    });
    grip.addEventListener("dragend", () => { dragged = null; renumber(); });
    row.addEventListener("dragover", (event) => {
      if (!dragged || dragged === row) return;
      event.preventDefault();
      const box = row.getBoundingClientRect();
      row[event.clientY < box.top + box.height / 2 ? "before" : "after"](dragged);
    });
  }
}
