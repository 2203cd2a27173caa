// The part of a photo that buyers see: drag it, drag a corner, or use the arrow keys; the shapes below work without this.
const box = document.querySelector("[data-crop]");
const form = document.querySelector("#atur");
const said = form.querySelector("[name=potong]");
const own = form.querySelector("[data-shape-own]");
const LEAST = 100;
const STEP = 20;
let part = box.dataset.crop.split(",").map(Number);
const frame = document.createElement("div");
frame.className = "crop-frame";
frame.tabIndex = 0;
frame.setAttribute("role", "group");
frame.setAttribute("aria-label", box.dataset.label);
const corners = ["0 1", "2 1", "0 3", "2 3"].map((sides) => {
  const corner = document.createElement("button");
  corner.type = "button";
  corner.className = "crop-corner";
  corner.dataset.sides = sides;
  corner.setAttribute("aria-label", box.dataset.corner);
  frame.append(corner);
  return corner;
});
box.append(frame);

const within = (value, least, most) => Math.round(Math.max(least, Math.min(most, value)));

function draw() {
  const [left, top, right, bottom] = part;
  frame.style.inset = `${top / 10}% ${(1000 - right) / 10}% ${(1000 - bottom) / 10}% ${left / 10}%`;
}

function moved(start, x, y) {
  const wide = start[2] - start[0];
  const high = start[3] - start[1];
  const left = within(start[0] + x, 0, 1000 - wide);
  const top = within(start[1] + y, 0, 1000 - high);
  return [left, top, left + wide, top + high];
}

function pulled(start, sides, x, y) {
  const next = [...start];
  const [across, down] = sides.split(" ").map(Number);
  next[across] = across === 0 ? within(start[0] + x, 0, start[2] - LEAST) : within(start[2] + x, start[0] + LEAST, 1000);
  next[down] = down === 1 ? within(start[1] + y, 0, start[3] - LEAST) : within(start[3] + y, start[1] + LEAST, 1000);
  return next;
}

function set(next) {
  part = next;
  said.value = part.join(",");
  own.checked = true;
  draw();
}

frame.addEventListener("pointerdown", (event) => {
  event.preventDefault();
  const start = [...part];
  const sides = event.target.dataset.sides;
  const size = box.getBoundingClientRect();
  const drag = (at) => {
    const x = ((at.clientX - event.clientX) / size.width) * 1000;
    const y = ((at.clientY - event.clientY) / size.height) * 1000;
    set(sides ? pulled(start, sides, x, y) : moved(start, x, y));
  };
  addEventListener("pointermove", drag);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => removeEventListener("pointermove", drag), { once: true });
});

frame.addEventListener("keydown", (event) => {
  const way = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
  if (!way) return;
  event.preventDefault();
  const sides = event.target.dataset.sides;
  set(sides ? pulled(part, sides, ...way) : moved(part, ...way));
});

for (const shape of form.querySelectorAll("[data-shape]")) {
  shape.addEventListener("change", () => {
    part = shape.dataset.shape.split(",").map(Number);
    said.value = "";
    draw();
  });
}
draw();
