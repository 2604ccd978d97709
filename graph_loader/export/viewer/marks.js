// The marks in the text: going from one to the next, filtering by kind, showing where the words of an entry stand.
const textArea = document.getElementById("text");
const isActive = (segment) => Boolean(Number(segment.dataset.v ?? 0) & ~state.off);
const isVisible = (segment) => Boolean(Number(segment.dataset.k) & ~state.off);

function step(segment, by) {
  for (let n = numbers.get(segment) + by; n >= 0 && n < segments.length; n += by) if (isActive(segments[n])) return segments[n];
  return null;
}

function go(segment) {
  if (!segment) return;
  segment.focus({ preventScroll: true });
  segment.scrollIntoView({ block: "nearest" });
}

const lit = [];
function unlight() {
  for (const segment of lit.splice(0)) segment.classList.remove("on", "near");
}
function light(places, name) {
  for (const segment of segmentsIn(places)) {
    segment.classList.add(name);
    lit.push(segment);
  }
}
function lightEntry(entry, hits) {
  for (const field of entry.fields) light(field.places, hits?.has(field.path) ? "on" : "near");
}

function reveal(places, focus = true) {
  const [first] = segmentsIn(places);
  if (!first) return;
  first.scrollIntoView({ block: "center" });
  // A part of a long text that was never laid out has its real height only now.
  requestAnimationFrame(() => first.scrollIntoView({ block: "center" }));
  if (focus && first.tabIndex === 0) first.focus({ preventScroll: true });
}

function describe(segment) {
  const n = numbers.get(segment);
  const said = entriesAt(starts[n], ends[n]).slice(0, 4).map(({ entry, hits }) =>
    [word(`kind.${kindName(entry.kind)}`), ...[...hits].map((path) => fieldName(path, entry))].join(" "));
  segment.setAttribute("aria-description", said.join("; "));
}

function writeLabel(segment) {
  const shown = segment.dataset.n.split(" ").map((one) => one.split(":")).filter(([kind]) => isShown(Number(kind)));
  const text = shown.map(([kind, number]) => word(`kind.${kindName(Number(kind))}.short`) + number).join(" ");
  if (text) segment.dataset.t = text; else delete segment.dataset.t;
}

function filter() {
  const changed = [];
  let off = 0;
  for (const box of document.querySelectorAll("#legend input")) if (!box.checked) off |= 1 << data.kinds.indexOf(box.dataset.kind);
  const difference = off ^ state.off;
  state.off = off;
  root.dataset.off = data.kinds.filter((_, kind) => !isShown(kind)).join(" ");
  for (const segment of segments) if (Number(segment.dataset.k) & difference) changed.push(segment);
  for (const segment of changed) {
    segment.classList.toggle("quiet", !isVisible(segment));
    if (segment.dataset.v) {
      const active = isActive(segment);
      for (const [name, value] of [["tabindex", "0"], ["role", "button"]]) {
        if (active) segment.setAttribute(name, value); else segment.removeAttribute(name);
      }
    }
    if (segment.dataset.n) writeLabel(segment);
  }
}

textArea.addEventListener("click", (event) => {
  const segment = event.target.closest(".m");
  if (segment && isVisible(segment) && !String(getSelection())) open(segment, false);
});
textArea.addEventListener("pointerover", (event) => {
  const segment = event.target.closest(".m");
  if (event.pointerType === "mouse" && segment && isVisible(segment)) preview(segment);
});
textArea.addEventListener("focusin", (event) => {
  const segment = event.target.closest(".m");
  if (!segment) return;
  describe(segment);
  preview(segment);
});
textArea.addEventListener("keydown", (event) => {
  const segment = event.target.closest(".m");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const moves = {
    ArrowRight: () => step(segment, 1), ArrowDown: () => step(segment, 1),
    ArrowLeft: () => step(segment, -1), ArrowUp: () => step(segment, -1),
    Home: () => segments.find(isActive), End: () => segments.findLast(isActive),
  };
  if (segment && Object.hasOwn(moves, event.key)) {
    event.preventDefault();
    go(moves[event.key]());
  } else if (segment && (event.key === "Enter" || event.key === " ")) {
    event.preventDefault();
    open(segment, true);
  }
});
