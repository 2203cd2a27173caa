// A piece's small picture, read when it is shown; the first letter where there is none.
export function onePicture(app, { picture, name }) {
  const made = document.createElement("span");
  made.className = "till-picture";
  made.textContent = (name || "?").slice(0, 1);
  made.setAttribute("aria-hidden", "true");
  if (picture) app.catalogue.pictureUrl(picture).then((url) => {
    if (!url) return;
    const image = new Image();
    image.alt = "";
    image.decoding = "async";
    image.src = url;
    made.replaceChildren(image);
  });
  return made;
}
