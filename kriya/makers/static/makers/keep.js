// data-keep: what is typed goes to the server a moment later, so that nothing is lost when the page is. Files wait for the button.
for (const form of document.querySelectorAll("form[data-keep]")) {
  let timer = 0;
  let left = false;
  const keep = () => {
    clearTimeout(timer);
    if (left || !navigator.onLine) return;
    const said = new FormData(form);
    for (const [name, value] of [...said]) if (value instanceof File) said.delete(name);
    fetch(form.dataset.keep, { method: "POST", body: new URLSearchParams(said), keepalive: true }).catch(() => {});
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 900); });
  form.addEventListener("submit", () => { left = true; clearTimeout(timer); });
  addEventListener("pagehide", () => { if (timer) keep(); });
}
