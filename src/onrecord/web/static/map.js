// The map under a pointer, fingers and keys. What comes into sight is drawn by the server, as without this module.
import { select, zoom, zoomIdentity } from "./vendor/d3-zoom.js";

const plane = document.querySelector(".map .plane");
const DEGREES = [0.4, 360]; // the narrowest and the widest view
const PAUSE = 220; // milliseconds without a move, before the map is drawn again
const STEP = 0.25; // of the width, that an arrow key moves by
const marks = new Map(); // what stands on the map, and where it stood when it was drawn, in shares of width and height
let view, pause, asking;

function read() {
  view = Object.fromEntries(["x", "y", "width"].map((name) => [name, Number(plane.dataset[name])]));
  marks.clear();
  for (const mark of plane.querySelectorAll(".at")) marks.set(mark, ["x", "y"].map((axis) => parseFloat(mark.getAttribute(axis)) / 100));
  gestures.scaleExtent(DEGREES.map((degrees) => (view.width * 360) / degrees).reverse());
  plane.__zoom = zoomIdentity;
}

const size = () => [plane.clientWidth, plane.clientHeight];

function move({ transform: { k, x, y } }) {
  const [width, height] = size();
  const { baseVal: box } = plane.querySelector(".ground").viewBox;
  plane.querySelector(".ground g").setAttribute("transform", `translate(${(x / width) * box.width} ${(y / height) * box.height}) scale(${k})`);
  for (const [mark, [across, down]] of marks) {
    mark.setAttribute("x", `${(across * k + x / width) * 100}%`);
    mark.setAttribute("y", `${(down * k + y / height) * 100}%`);
  }
  document.querySelector(".map .scale").style.visibility = "hidden";
}

function seen() {
  const { k, x, y } = plane.__zoom;
  const [width, height] = size();
  const tall = (view.width * height) / width;
  const middle = [view.x - view.width / 2 + ((width / 2 - x) / k / width) * view.width, view.y - tall / 2 + ((height / 2 - y) / k / height) * tall];
  const latitude = (2 * Math.atan(Math.exp((0.5 - middle[1]) * 2 * Math.PI)) - Math.PI / 2) * (180 / Math.PI);
  const within = (value, most) => Math.max(-most, Math.min(most, value)).toFixed(3);
  return [within((middle[0] - 0.5) * 360, 180), within(latitude, 85), ((view.width * 360) / k).toFixed(3)].join();
}

async function draw(address) {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) return;
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    history.replaceState(null, "", address);
  } catch (error) {
    if (error.name !== "AbortError") console.warn("The map could not be drawn again.");
  }
}

function show(page) {
  const fresh = page.querySelector(".map .plane");
  const held = document.activeElement.closest?.(".mark")?.getAttribute("href");
  Object.assign(plane.dataset, fresh.dataset);
  plane.replaceChildren(...fresh.children);
  for (const part of [".map .inview", ".map .scale", "#places .pages"]) {
    const [old, now] = [document, page].map((from) => from.querySelector(part));
    if (old && now) old.replaceWith(now);
  }
  for (const link of document.querySelectorAll("[data-move]")) link.href = page.querySelector(`[data-move=${link.dataset.move}]`).getAttribute("href");
  if (held) [...plane.querySelectorAll(".mark")].find((mark) => mark.getAttribute("href") === held)?.focus({ preventScroll: true });
  read();
}

function stay() {
  clearTimeout(pause);
  if (plane.__zoom === zoomIdentity) return;
  pause = setTimeout(() => {
    const address = new URL(location.href);
    address.searchParams.set("view", seen());
    draw(address.href);
  }, PAUSE);
}

// The wheel scrolls the page until the map was clicked on, and one finger always does.
const gestures = zoom()
  .extent(() => [[0, 0], size()])
  .filter((event) => {
    if (event.type === "wheel") return event.ctrlKey || plane.contains(document.activeElement);
    return event.touches ? event.touches.length > 1 : !event.button && !event.ctrlKey;
  })
  .on("start", () => { clearTimeout(pause); asking?.abort(); })
  .on("zoom", move)
  .on("end", stay);

const chosen = select(plane);
const by = (across, down) => () => { const [width, height] = size(); gestures.translateBy(chosen, (across * width) / plane.__zoom.k, (down * height) / plane.__zoom.k); };
const MOVES = {
  in: () => gestures.scaleBy(chosen, 2), out: () => gestures.scaleBy(chosen, 0.5),
  west: by(STEP, 0), east: by(-STEP, 0), north: by(0, STEP), south: by(0, -STEP),
};
const KEYS = { ArrowLeft: "west", ArrowRight: "east", ArrowUp: "north", ArrowDown: "south", "+": "in", "=": "in", "-": "out" };

plane.addEventListener("keydown", (event) => {
  const name = KEYS[event.key];
  if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  MOVES[name]();
});
document.querySelector(".map .moves").addEventListener("click", (event) => {
  const link = event.target.closest("[data-move]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (MOVES[link.dataset.move]) MOVES[link.dataset.move]();
  else draw(link.href);
});

read();
chosen.call(gestures);
plane.classList.add("loose");
document.querySelector(".map .how").hidden = false;
