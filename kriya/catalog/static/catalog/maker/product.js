import { Draft } from "./draft.js";
import { order } from "./order.js";
import { Queue } from "./queue.js";
import { follow } from "./steps.js";

const form = document.querySelector("#tanya");
const draft = new Draft(form);
const queue = new Queue(form);
const say = (text) => {
  const problem = form.querySelector("section:target [data-said]") ?? form.querySelector("[data-photo-problem]").cloneNode();
  problem.dataset.said = "";
  problem.textContent = text;
  problem.hidden = false;
  (form.querySelector("section:target") ?? form.querySelector("section[data-first]")).prepend(problem);
};

if (queue.unseen()) location.reload();
draft.start();
follow(form, queue);
queue.start();
const list = form.querySelector("[data-order]");
if (list) order(list, queue.token, () => say(form.dataset.offline));
form.addEventListener("kriya:login", () => draft.say("keptLogin"));
// The photos that came are drawn by the server, but never over something that is being typed.
const drawAnew = () => {
  if (!queue.size && queue.came && ["", "#foto"].includes(location.hash) && !waiting) location.reload();
};
form.addEventListener("kriya:photos", drawAnew);
addEventListener("hashchange", drawAnew);

let waiting = false;
form.addEventListener("submit", (event) => {
  if (event.defaultPrevented) return;
  if (!navigator.onLine) {
    event.preventDefault();
    say(form.dataset.offline);
  } else if (queue.size && event.submitter?.value === "ajukan") {
    event.preventDefault();
    waiting = true;
    say(form.dataset.waits);
    queue.whenEmpty = () => form.requestSubmit(event.submitter);
    queue.go();
  }
});
