// data-lines: one more line when it is asked for; a known product brings its price along.
const list = document.querySelector("[data-lines]");
const button = document.querySelector("[data-add-line]");
const products = new Map([...document.querySelectorAll("#produk option")].map((one) => [one.value, one.dataset.price]));

button.hidden = false;
button.addEventListener("click", () => {
  const place = list.children.length;
  const line = list.lastElementChild.cloneNode(true);
  line.querySelectorAll(".error, .line-picture").forEach((one) => one.remove());
  line.setAttribute("aria-label", line.getAttribute("aria-label").replace(/\d+$/, place + 1));
  for (const field of line.querySelectorAll("input, select, label")) {
    for (const name of ["name", "id", "for"]) {
      if (field.hasAttribute(name)) field.setAttribute(name, field.getAttribute(name).replace(/b\d+-/, `b${place}-`));
    }
    if (field.matches("input")) field.value = "";
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
  list.append(line);
  line.querySelector("input").focus();
});
list.addEventListener("change", (event) => {
  const price = event.target.name?.endsWith("-produk") && products.get(event.target.value);
  const field = price && event.target.closest("li").querySelector("[name$='-harga']");
  if (field && !field.value) field.value = Number(price).toLocaleString("id");
});
