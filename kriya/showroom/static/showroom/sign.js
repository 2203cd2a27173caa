// data-sign: a field in which a finger, pen or mouse draws a signature; what is sent is the path of its strokes.
const PER_STROKE = 400;

for (const form of document.querySelectorAll("[data-sign]")) {
  const pad = form.querySelector("[data-pad]");
  const field = pad.querySelector("svg");
  const path = field.querySelector("path");
  const drawn = form.querySelector("[data-drawn]");
  const hidden = form.elements.gambar;
  let strokes = [];

  const show = () => {
    hidden.value = strokes.map((points) => `M${points.join(" L")}`).join(" ");
    path.setAttribute("d", hidden.value);
    drawn.disabled = !strokes.some((points) => points.length > 2);
  };
  const at = (event) => {
    const box = field.getBoundingClientRect();
    const inside = (value, most) => Math.round(Math.min(Math.max(value, 0), most));
    return `${inside(((event.clientX - box.left) / box.width) * 600, 600)},${inside(((event.clientY - box.top) / box.height) * 200, 200)}`;
  };
  field.addEventListener("pointerdown", (event) => {
    field.setPointerCapture(event.pointerId);
    strokes.push([at(event)]);
    event.preventDefault();
  });
  field.addEventListener("pointermove", (event) => {
    const points = strokes.at(-1);
    if (!field.hasPointerCapture(event.pointerId) || !points || points.length >= PER_STROKE) return;
    const point = at(event);
    if (points.at(-1) !== point) points.push(point);
    show();
  });
  field.addEventListener("pointerup", show);
  form.querySelector("[data-clear]").addEventListener("click", () => { strokes = []; show(); });
  pad.hidden = drawn.hidden = false;
  show();
}
