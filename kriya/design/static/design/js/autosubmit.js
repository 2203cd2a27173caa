// data-autosubmit: a filter form sends itself; typing waits for a pause. Empty fields stay out of the URL.
import { bind } from "./bind.js";

const PAUSE = 350;

bind("[data-autosubmit]", (form) => {
  let timer = 0;
  const send = () => { clearTimeout(timer); form.requestSubmit(); };
  form.addEventListener("change", (event) => { if (event.target.type !== "search") send(); });
  form.addEventListener("input", (event) => {
    if (event.target.type !== "search") return;
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  });
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
  });
});
