// A piece's small picture, read when it is shown; the first letter where there is none.
const QUIET = 150; // milliseconds
let waiting = new Map();
let timer = 0;

export function onePicture(app, { picture, name }) {
  const made = document.createElement("span");
  made.className = "till-picture";
  made.setAttribute("aria-hidden", "true");
  const known = app.catalogue.knownUrl(picture);
  if (known) made.append(imageOf(known));
  else {
    made.textContent = (name || "?").slice(0, 1);
    if (picture && known === undefined) later(app, made, picture);
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

// Pictures that are not known yet come when nobody types, scans or pays for a moment: reading and drawing them takes
// longer than finding what they show. All that wait are read at once.
function later(app, place, key) {
  waiting.set(place, key);
  clearTimeout(timer);
  timer = setTimeout(() => bring(app), QUIET);
}

async function bring(app) {
  await app.pace.calm();
  const places = [...waiting];
  waiting = new Map();
  await app.catalogue.readPictures(places.map(([, key]) => key));
  for (const [place, key] of places) {
    const url = app.catalogue.knownUrl(key);
    if (url) place.replaceChildren(imageOf(url));
  }
}
