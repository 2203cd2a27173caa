// The page itself shows the colour and the motif that are being chosen.
const root = document.documentElement;
for (const name of ["dye", "motif"]) {
  for (const choice of document.querySelectorAll(`input[name=${name}]`)) {
    choice.addEventListener("change", () => { root.dataset[name] = choice.value; });
  }
}
