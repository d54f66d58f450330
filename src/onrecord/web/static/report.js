// A mark in the text shows its record beside it; without this module the same link leads to the record in the list.
const pinned = document.getElementById("pinned");
const marks = [...document.querySelectorAll(".marked .m")];
const hint = Object.assign(document.createElement("div"), { className: "hint", hidden: true });
hint.setAttribute("role", "tooltip");
document.body.append(hint);
document.querySelector(".with-js").hidden = false;

const layerOn = (card) => {
  const layer = [...card.classList].find((name) => document.getElementById(`layer-${name}`));
  return !layer || document.getElementById(`layer-${layer}`).checked;
};
const recordsOf = (mark) => [...new Set(mark.dataset.of.trim().split(" "))].map((id) => document.getElementById(id)).filter(Boolean);
const light = (ids) => marks.forEach((mark) => mark.classList.toggle("lit", mark.dataset.of.split(" ").some((id) => ids.has(id))));

function pin(cards) {
  const close = Object.assign(document.createElement("button"), { className: "close", type: "button", textContent: "Close" });
  close.addEventListener("click", unpin);
  pinned.replaceChildren(close, ...cards.map((card) => {
    const copy = card.cloneNode(true);
    copy.removeAttribute("id");
    for (const details of copy.querySelectorAll("details")) details.open = true;
    return copy;
  }));
  pinned.hidden = false;
}
function unpin() {
  if (pinned.contains(document.activeElement)) current?.focus();
  pinned.hidden = true;
  light(new Set());
  history.replaceState(null, "", location.pathname + location.search);
}

function show(mark, replace) {
  current = mark;
  stops();
  const all = recordsOf(mark);
  const cards = all.filter(layerOn);
  if (!cards.length) return false;
  pin(cards);
  light(new Set([cards[0].id]));
  if (replace) history.replaceState(null, "", `#${encodeURIComponent(cards[0].id)}`);
  return true;
}

// Keyboard: the marks are one stop of the Tab key; arrows go from one to the next that a layer shows, Enter shows it.
const boxes = [...document.querySelectorAll(".layers input")];
let current = null;
const shown = () => {
  const layers = boxes.filter((box) => box.checked).map((box) => box.id.slice("layer-".length));
  return marks.filter((mark) => mark.href && layers.some((layer) => mark.classList.contains(layer)));
};
function stops() {
  const usable = shown();
  if (!usable.includes(current)) current = usable[0] ?? null;
  for (const mark of marks) mark.tabIndex = mark === current ? 0 : -1;
}
function go(event) {
  const usable = shown();
  const at = usable.indexOf(event.target.closest(".m"));
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: usable.length - 1 }[event.key];
  if (at < 0 || to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  current = usable[Math.max(0, Math.min(to, usable.length - 1))];
  stops();
  current.focus();
  if (!pinned.hidden) show(current, true);
}

for (const article of document.querySelectorAll(".marked")) {
  article.addEventListener("keydown", go);
  article.addEventListener("click", (event) => {
    const mark = event.target.closest(".m");
    if (!mark) return;
    event.preventDefault();
    show(mark, true);
  });
  article.addEventListener("pointerover", (event) => {
    const mark = event.target.closest(".p-speaker");
    const card = mark && recordsOf(mark).find((c) => c.classList.contains("statements"));
    hint.hidden = !card;
    if (!card) return;
    const why = [...card.querySelectorAll("details dt")].map((dt) => `${dt.textContent}: ${dt.nextElementSibling.textContent}`);
    const word = card.querySelector(".small")?.textContent.trim().replace(/\s+/g, " ") ?? "";
    hint.textContent = [word, ...why].join(" · ");
    const box = mark.getBoundingClientRect();
    hint.style.left = `${Math.max(8, Math.min(box.left + scrollX, innerWidth - 368))}px`;
    hint.style.top = `${box.bottom + scrollY + 6}px`;
  });
  article.addEventListener("pointerleave", () => { hint.hidden = true; });
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && !pinned.hidden) unpin(); });

// An address with a record's id opens on it: its words lit, its layer on, in the middle of the screen.
function arrive() {
  const id = decodeURIComponent(location.hash.slice(1));
  const card = id && document.getElementById(id);
  if (!card || !card.classList.contains("record")) return;
  for (const name of card.classList) { const box = document.getElementById(`layer-${name}`); if (box) box.checked = true; }
  const first = marks.find((mark) => mark.dataset.of.split(" ").includes(id));
  current = first ?? current;
  stops();
  pin([card]);
  light(new Set([id]));
  first?.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", arrive);
stops();
arrive();

// Layers that are switched are kept in the address.
for (const box of boxes) {
  box.addEventListener("change", () => {
    stops();
    const view = boxes.filter((b) => b.checked).map((b) => b.id.slice("layer-".length)).join("-");
    const address = new URL(location.href);
    address.searchParams.set("view", view || "none");
    history.replaceState(null, "", address);
  });
}
