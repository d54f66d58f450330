// Keys of the review queue: each control says its own.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const control = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!control) return;
  event.preventDefault();
  const value = document.querySelector('.decide input[name="value"]');
  if (event.key === "c" && value && !value.value) value.focus();
  else control.click();
});
