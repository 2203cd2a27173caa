// data-hotkey="/": that key, pressed outside a field, takes the focus there.
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, select, textarea, [contenteditable]") || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = document.querySelector(`[data-hotkey="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  target.focus();
  target.select?.();
});
