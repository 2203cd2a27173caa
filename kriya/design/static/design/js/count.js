// data-count="name": shows the number that a cookie of that name holds, on pages that are the same for every reader.
import { bind } from "./bind.js";

const held = (name) => Number(new RegExp(`(?:^|; )${name}=(\\d{1,3})(?:;|$)`).exec(document.cookie)?.[1] ?? 0);

bind("[data-count]", (mark) => {
  const show = () => {
    const count = held(mark.dataset.count);
    mark.hidden = count === 0;
    mark.textContent = String(count);
  };
  show();
  // Back from a page that changed it, the browser shows this one as it was left.
  addEventListener("pageshow", show);
});
