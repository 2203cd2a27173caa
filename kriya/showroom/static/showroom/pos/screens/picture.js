// A piece's small picture, read when it is shown; the first letter where there is none.
const QUIET = 150; // milliseconds
let waiting = [];
let timer = 0;

export function onePicture(app, { picture, name }) {
  const made = document.createElement("span");
  made.className = "till-picture";
  made.setAttribute("aria-hidden", "true");
  const known = app.catalogue.knownUrl(picture);
  if (known) made.append(imageOf(known));
  else {
    made.textContent = (name || "?").slice(0, 1);
    if (picture && known === undefined) later(() => app.catalogue.pictureUrl(picture).then((url) => url && made.isConnected && made.replaceChildren(imageOf(url))));
  }
  return made;
}

function imageOf(url) {
  const image = new Image();
  image.alt = "";
  image.decoding = "async";
  image.src = url;
  return image;
}

// Pictures that are not known yet come when nobody types or scans for a moment: reading and drawing them takes longer than
// finding what they show.
function later(read) {
  waiting.push(read);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const reads = waiting;
    waiting = [];
    for (const one of reads) one();
  }, QUIET);
}
