// Arrows go from the words to the hits and from hit to hit; Enter opens one, as on any link.
const hits = [...document.querySelectorAll(".hits .go")];
const words = document.querySelector(".filters input[name=q]");
if (!words.value) words.focus();
for (const told of document.querySelectorAll(".with-keys")) told.hidden = false;

document.addEventListener("keydown", (event) => {
  if (!hits.length || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = hits.indexOf(document.activeElement);
  const elsewhere = event.target.closest("input, select, textarea") && !event.target.matches("[name=q]");
  if (!step || elsewhere || (at < 0 && step < 0)) return;
  event.preventDefault();
  const next = hits[at + step] ?? (step < 0 ? words : hits[at]);
  next.focus();
  next.scrollIntoView({ block: "nearest" });
});
