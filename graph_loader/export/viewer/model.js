// The page's data and how to look things up in it. Everything of the document is set as text, never as markup.
const data = JSON.parse(document.getElementById("data").textContent);
const root = document.documentElement;
const state = { language: root.lang.startsWith("zh") ? "zh" : "en", off: 0, pinned: false, from: null };

const lookUp = (table, key) => (Object.hasOwn(table, key) ? table[key] : null);
const word = (key) => lookUp(data.texts[state.language], key) ?? key;
const graphWord = (key) => lookUp(data.words[state.language], key);

const entries = data.entries.map(([kind, number, where, rule, fields], index) => ({
  index, kind, number, where, rule, part: where.split(".")[0],
  fields: fields.map(([path, value, places, printed, reference]) => ({
    path, value, places, printed, reference: Boolean(reference), name: path.split(".")[0],
  })),
}));
const kindName = (kind) => data.kinds[kind];
const label = (entry) => word(`kind.${kindName(entry.kind)}.short`) + entry.number;
const isShown = (kind) => !((state.off >> kind) & 1);

// Segments in the order of the text; their offsets count code points, as the record does.
const segments = Array.from(document.querySelectorAll("#text .m"));
const starts = [];
const ends = [];
for (const segment of segments) {
  const comma = segment.dataset.o.indexOf(",");
  starts.push(Number(segment.dataset.o.slice(0, comma)));
  ends.push(Number(segment.dataset.o.slice(comma + 1)));
}
const numbers = new Map(segments.map((segment, n) => [segment, n]));

function firstAt(offset) {
  let low = 0, high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle] > offset) high = middle; else low = middle + 1;
  }
  return low;
}

function segmentsIn(places) {
  const found = [];
  for (let n = 0; n < places.length; n += 2)
    for (let at = firstAt(places[n]); at < starts.length && starts[at] < places[n + 1]; at++) found.push(segments[at]);
  return found;
}

function overlap(places, start, end) {
  for (let n = 0; n < places.length; n += 2) if (places[n] < end && start < places[n + 1]) return true;
  return false;
}

const lengthOf = (places) => {
  let sum = 0;
  for (let n = 0; n < places.length; n += 2) sum += places[n + 1] - places[n];
  return sum;
};

// The entries with a value on these characters, the closest first; then those with them only in their sentence.
function entriesAt(start, end) {
  const found = [];
  for (const entry of entries) {
    if (!isShown(entry.kind)) continue;
    const hits = entry.fields.filter((field) => !field.reference && overlap(field.places, start, end));
    if (!hits.length) continue;
    const values = hits.filter((field) => field.name !== "sentence");
    found.push({
      entry, hits: new Set((values.length ? values : hits).map((field) => field.path)),
      length: values.length ? Math.min(...values.map((field) => lengthOf(field.places))) : 1e9,
    });
  }
  return found.sort((one, other) => one.length - other.length || one.entry.kind - other.entry.kind || one.entry.index - other.entry.index);
}

const isWhole = (places) => places.length === 2 && places[0] === 0 && places[1] === data.length;

// The edges that rest on the words of an entry: found by its rule, or with no evidence but these words; and those of the task or
// decision that these words made, such as the document it concerns, which is named elsewhere.
function neighboursOf(entry) {
  const own = entry.fields.filter((field) => !field.reference && field.name !== "sentence").flatMap((field) => field.places);
  const within = (start, end) => {
    for (let n = 0; n < own.length; n += 2) if (own[n] <= start && end <= own[n + 1]) return true;
    return false;
  };
  const made = new Set();
  const found = data.edges.filter(([type, , end, places, rules]) => {
    if (isWhole(places)) return false;
    let touched = false, inside = true;
    for (let n = 0; n < places.length; n += 2) {
      touched ||= overlap(own, places[n], places[n + 1]);
      inside &&= within(places[n], places[n + 1]);
    }
    if (type === "MENTIONS" && inside && rules.includes(entry.rule) && ["Task", "Decision"].includes(data.nodes[end][0])) made.add(end);
    return touched && (inside || rules.includes(entry.rule));
  });
  const known = new Set(found);
  return data.edges.filter((edge) => known.has(edge) || (edge[0] !== "MENTIONS" && (made.has(edge[1]) || made.has(edge[2]))));
}

function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name === "onclick") element.addEventListener("click", value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
