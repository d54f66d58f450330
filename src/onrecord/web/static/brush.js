// Days are chosen by dragging over the bars, or with the arrow keys on the two ends; without this module the bars are
// links, and the fields for days do the same.
const BIG = 5; // bars that Page Up and Page Down move by
const NEAR = 4; // pixels that a pointer may stray and still click

function brush(plot, figure) {
  const bars = [...plot.querySelectorAll("a")];
  const last = bars.length - 1;
  const words = (n) => bars[n].querySelector("title").textContent.replace(/:[^:]*$/, "");
  const chosen = bars.flatMap((bar, n) => (bar.classList.contains("chosen") ? [n] : []));
  const before = chosen.length ? [chosen[0], chosen.at(-1)] : [0, last];
  const line = figure.querySelector(".brush-line");
  const window_ = Object.assign(document.createElement("div"), { className: "brush" });
  const ends = ["from", "to"].map((name, side) => {
    const end = Object.assign(document.createElement("div"), { className: name, tabIndex: 0 });
    end.setAttribute("role", "slider");
    end.setAttribute("aria-label", side ? "Last days shown" : "First days shown");
    return end;
  });
  let [first, end] = before;
  for (const bar of bars) bar.setAttribute("tabindex", "-1"); // the two ends, and the table, are for the keyboard

  function draw() {
    window_.style.left = `${(first / bars.length) * 100}%`;
    window_.style.width = `${((end + 1 - first) / bars.length) * 100}%`;
    window_.classList.toggle("whole", first === 0 && end === last);
    for (const [side, n] of [first, end].entries()) {
      const [least, most] = side ? [first, last] : [0, end];
      for (const [name, value] of Object.entries({ valuemin: least, valuemax: most, valuenow: n, valuetext: words(n) })) ends[side].setAttribute(`aria-${name}`, value);
    }
  }
  function choose(from, to) {
    [first, end] = [Math.max(0, Math.min(from, to)), Math.min(last, Math.max(from, to))];
    draw();
    const changed = first !== before[0] || end !== before[1];
    line.hidden = !changed;
    line.querySelector(".told").textContent = changed ? (first === end ? words(first) : `${words(first)} to ${words(end)}`) : "";
    line.querySelector("button").onclick = go;
  }
  function go() {
    const address = new URL(location.href);
    const whole = first === 0 && end === last && plot.matches(":first-child");
    for (const [name, value] of [["since", bars[first].dataset.since], ["until", bars[end].dataset.until], ["page", null]]) {
      if (value && !whole) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    location.assign(address);
  }
  const at = (event) => {
    const { left, width } = plot.getBoundingClientRect();
    return Math.max(0, Math.min(last, Math.floor(((event.clientX - left) / width) * bars.length)));
  };

  for (const [side, slider] of ends.entries()) {
    const set = (n) => (side ? choose(first, Math.max(first, n)) : choose(Math.min(end, n), end));
    slider.addEventListener("keydown", (event) => {
      const now = side ? end : first;
      const to = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageDown: now - BIG, PageUp: now + BIG, Home: 0, End: last }[event.key];
      if (event.key === "Enter" && !line.hidden) go();
      else if (event.key === "Escape") choose(...before);
      else if (to === undefined) return;
      else set(to);
      event.preventDefault();
    });
    slider.addEventListener("pointerdown", (event) => {
      event.stopPropagation();
      slider.setPointerCapture(event.pointerId);
      slider.onpointermove = (moved) => set(at(moved));
    });
    slider.addEventListener("pointerup", () => { slider.onpointermove = null; if (!line.hidden) go(); });
  }

  let start = null;
  let dragged = false;
  plot.addEventListener("dragstart", (event) => event.preventDefault());
  plot.addEventListener("pointerdown", (event) => {
    if (!event.button) [start, dragged] = [{ x: event.clientX, bar: at(event) }, false];
  });
  plot.addEventListener("pointermove", (event) => {
    if (!start || (!dragged && Math.abs(event.clientX - start.x) < NEAR)) return;
    if (!dragged) plot.setPointerCapture(event.pointerId);
    dragged = true;
    choose(start.bar, at(event));
  });
  plot.addEventListener("pointerup", () => { if (dragged) go(); start = null; });
  plot.addEventListener("pointercancel", () => { if (dragged) choose(...before); start = null; });
  plot.addEventListener("click", (event) => { if (dragged) event.preventDefault(); }, true);

  window_.append(...ends);
  plot.append(window_);
  plot.classList.add("brushed");
  draw();
}

for (const figure of document.querySelectorAll(".timeline")) {
  for (const plot of figure.querySelectorAll(".plot")) brush(plot, figure);
}
