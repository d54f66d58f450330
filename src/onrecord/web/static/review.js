// Keys of the review queue: each control says its own. A key on a folded form opens it and goes to its first field.
const typing = (target) => target.closest("input, textarea, select");

const unfold = (summary) => {
  const details = summary.parentElement;
  details.open = !details.open;
  const first = details.querySelector("select, input:not([type=hidden])");
  if (details.open && first) first.focus();
  else summary.focus();
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    const open = event.target.closest("details.decide-more[open]");
    if (open) unfold(open.querySelector("summary"));
    return;
  }
  if (typing(event.target)) return;
  const control = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!control) return;
  event.preventDefault();
  if (control.matches("summary")) unfold(control);
  else if (control.checkVisibility()) control.click();
});
