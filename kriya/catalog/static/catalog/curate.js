// data-key="a": that key, pressed outside a field, does what the element is for: a field takes the focus, all else is clicked.
document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, select, textarea, [contenteditable]") || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("input, textarea")) target.focus();
  else target.click();
});
