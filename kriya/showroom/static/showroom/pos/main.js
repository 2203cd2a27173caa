// Starts the till: memory first, then the screen, then the network.
import { App } from "./app.js";
import { frame } from "./screens/frame.js";
import { watchUpdates } from "./updates.js";
import { takeInvitation } from "./screens/device.js";

const given = JSON.parse(document.getElementById("kasir").textContent);
const app = new App(given);
const place = document.getElementById("isi");

try {
  await app.open();
  await takeInvitation(app);
  frame(app, place);
  watchUpdates(app);
  document.documentElement.dataset.ready = "";
  await app.begin();
} catch (reason) {
  place.textContent = app.say("memory_closed");
  throw reason;
}

addEventListener("beforeunload", (event) => {
  if (app.leaving || (!app.unsent && app.isIdle)) return;
  event.preventDefault();
});
