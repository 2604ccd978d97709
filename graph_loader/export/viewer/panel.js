// The panel: what is known of the words somebody points at, and what the graph has from them.
const panel = document.getElementById("panel");
const panelTitle = document.getElementById("panel-title");
const details = document.getElementById("details");
const closeButton = document.getElementById("close");
const CARDS = 20;
let current = () => overview();

// With a number where the entry has several of the kind.
function fieldName(path, entry) {
  const [name, n] = path.split(".");
  const several = n > 0 || entry?.fields.some((field) => field.path === `${name}.1`);
  return (lookUp(data.texts[state.language], `field.${name}`) ?? name) + (n && several ? ` ${Number(n) + 1}` : "");
}

function codeWord(owner, name, value) {
  const scheme = lookUp(data.codes, `${owner}.${name}`);
  const said = (scheme && graphWord(`${scheme}/${value}`)) || lookUp(data.texts[state.language], `code.${owner}.${name}.${value}`);
  return said && said !== value ? `${said} (${value})` : said;
}

function placeButtons(places) {
  const buttons = [];
  for (let n = 0; n < places.length; n += 2) {
    const place = [places[n], places[n + 1]];
    const button = el("button", { class: "place", type: "button", title: word("go"), onclick: () => reveal(place) }, `[${place[0]}, ${place[1]})`);
    buttons.push(button, " ");
    const page = data.pages.findLastIndex((start) => start <= place[0]);
    if (page >= 0) buttons.push(el("span", { class: "minor" }, word("page").replace("#", page + 1)), " ");
  }
  return buttons;
}

function fieldValue(entry, field) {
  if (field.value === null) return field.printed ?? "";
  if ((field.name === "item" || field.name === "items") && Number.isInteger(field.value)) {
    const item = entries.find((one) => one.where === `agenda_items.${field.value}`);
    return item ? `${label(item)} ${caption(item)}` : String(field.value + 1);
  }
  if (typeof field.value === "boolean") return word(field.value ? "yes" : "no");
  return codeWord(entry.part, field.name, field.value) ?? String(field.value);
}

function card({ entry, hits }, opened) {
  const list = el("dl");
  for (const field of entry.fields) {
    const hit = hits.has(field.path) ? "hit" : null;
    const printed = field.printed !== null && field.value !== null && field.printed !== String(field.value);
    list.append(
      el("dt", { class: hit }, fieldName(field.path, entry)),
      el("dd", { class: hit },
        el("span", { class: "value" }, fieldValue(entry, field)), " ",
        printed ? el("span", { class: "minor" }, `${word("printed")} “${field.printed}” `) : null,
        ...(field.places.length ? placeButtons(field.places) : field.name === "item" ? [] : [el("span", { class: "minor" }, word("no_place"))])),
    );
  }
  list.append(el("dt", {}, word("rule")), el("dd", {}, el("code", { class: "rule" }, entry.rule || "—")));
  const places = entry.fields.find((field) => hits.has(field.path))?.places ?? firstPlaces(entry);
  return el("article", { class: "card", "data-entry": entry.where },
    el("h3", {},
      el("span", { class: "sample", "data-k": 1 << entry.kind }, label(entry)), word(`kind.${kindName(entry.kind)}`),
      places.length ? el("button", { type: "button", onclick: () => reveal(places) }, word("go")) : null),
    list, graphBox(() => neighboursOf(entry), opened));
}

// Built when it is opened: most are not.
function graphBox(find, opened) {
  const box = el("details", { class: "graph" }, el("summary", {}, word("graph")));
  const fill = () => {
    if (box.childElementCount > 1) return;
    const edges = find();
    const mentions = edges.filter(([type]) => type === "MENTIONS");
    const others = edges.filter(([type]) => type !== "MENTIONS");
    box.append(el("div", {},
      el("h4", {}, `${word("nodes")} ${mentions.length}`), ...many(mentions, nodeLine),
      el("h4", {}, `${word("edges")} ${others.length}`), ...many(others, edgeLine)));
  };
  box.addEventListener("toggle", () => box.open && fill());
  if (opened) {
    fill();
    box.open = true;
  }
  return box;
}

// The first of many lines, and a button for the rest.
function many(items, write, count = 60) {
  const written = items.slice(0, count).map(write);
  if (items.length > count) {
    const more = el("button", { type: "button", onclick: () => more.replaceWith(...many(items.slice(count), write, count * 4)) },
      `${word("more")} (${items.length - count})`);
    written.push(more);
  }
  return written;
}

function propertyList(owner, properties) {
  const list = el("dl", { class: "minor" });
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === "") continue;
    const said = (Array.isArray(value) ? value : [value]).map((one) => codeWord(owner, name, one) ?? String(one)).join("、");
    list.append(el("dt", {}, graphWord(`${owner}.${name}`) ?? name), el("dd", {}, said));
  }
  return list;
}

const nodeKind = ([type, kind]) => graphWord(kind ?? type) ?? type;

function nodeLine([, , end, places, rules, basis]) {
  const [type, kind, name, id, properties] = data.nodes[end];
  return el("details", { class: "node" },
    el("summary", {}, el("b", {}, nodeKind([type, kind])), " ", name),
    propertyList(type, { id, ...properties }),
    el("p", { class: "minor" }, `:${kind ? `${type}:${kind}` : type} · ${basisWord(basis)} · `, el("code", {}, rules.join(", ")), " ", ...placeButtons(places)));
}

const basisWord = (basis) => graphWord(`basis/${basis}`) ?? basis;

function edgeLine([type, start, end, places, rules, basis, properties]) {
  const side = (n) => el("span", { title: `${data.nodes[n][0]} ${data.nodes[n][3]}` }, data.nodes[n][2]);
  return el("div", { class: "edge" },
    side(start), el("span", { class: "arrow" }, " —"), el("b", {}, ` ${graphWord(type) ?? type} `), el("code", {}, type),
    el("span", { class: "arrow" }, " → "), side(end),
    propertyList(type, properties),
    el("div", { class: "minor" }, `${basisWord(basis)} · `, el("code", {}, rules.join(", ")), " ", ...placeButtons(places)));
}

function fill(title, children, quoted) {
  panelTitle.textContent = title;
  panelTitle.classList.toggle("quote", quoted);
  details.replaceChildren(...children);
  panel.scrollTop = 0;
}

function overview() {
  const whole = data.edges.filter(([, , , places]) => isWhole(places));
  fill(word("panel"), [
    el("p", {}, word("how")),
    el("ul", { class: "overview" },
      ...[["Tab", "key.tab"], ["← →", "key.arrows"], ["Enter", "key.enter"], ["Esc", "key.escape"]].map(([key, said]) =>
        el("li", {}, el("kbd", {}, key), ` ${word(said)}`))),
    el("p", { class: "minor" }, `${word("graph")}: ${word("nodes")} ${data.nodes.length}, ${word("edges")} ${data.edges.length}`),
    ...(whole.length ? [el("h4", {}, word("whole")), graphBox(() => whole, false)] : []),
  ], false);
}

function show(found, title, quoted) {
  fill(title, found.length ? many(found, (one) => card(one, one === found[0]), CARDS) : [el("p", {}, word("nothing"))], quoted);
  unlight();
  if (found.length) lightEntry(found[0].entry, found[0].hits);
}

function showSegment(segment) {
  const n = numbers.get(segment);
  current = () => show(entriesAt(starts[n], ends[n]), segment.textContent, true);
  current();
}

function preview(segment) {
  if (!state.pinned && !narrow.matches) showSegment(segment);
}

const narrow = matchMedia("(max-width: 760px)");

function open(segment, focus) {
  state.from = segment;
  pin();
  showSegment(segment);
  if (narrow.matches) segment.scrollIntoView({ block: "start" });
  if (focus) panelTitle.focus();
}

function openEntry(entry, from) {
  state.from = from;
  pin();
  const places = firstPlaces(entry);
  current = () => show([{ entry, hits: new Set() }], `${label(entry)} ${caption(entry)}`, true);
  current();
  reveal(places, false);
}

function pin() {
  state.pinned = true;
  panel.classList.add("open");
  closeButton.hidden = false;
}

function close() {
  if (!state.pinned) return;
  state.pinned = false;
  panel.classList.remove("open");
  closeButton.hidden = true;
  unlight();
  current = () => overview();
  overview();
  state.from?.focus({ preventScroll: true });
}

closeButton.addEventListener("click", close);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
