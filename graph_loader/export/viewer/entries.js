// The list of all that was read, by kind; a group is written when it is opened. On paper it follows the text as an appendix.
const list = document.getElementById("list");
const LISTED = 200;
const CAPTIONS = {
  minutes: ["title", "document_number"], meeting: ["term", "number", "series", "date"], attendance: ["name", "organization", "post"],
  agenda: ["no", "title"], document: ["title"], decision: ["verb", "verdict", "subject", "policies"],
  follow_up: ["actor", "phrase"], assignment: ["organizations", "persons", "action"], requirement: ["action"], unparsed: ["text"],
};
const ORDER = ["minutes", "meeting", "attendance", "agenda", "document", "decision", "follow_up", "assignment", "requirement", "unparsed"];

function caption(entry) {
  const wanted = CAPTIONS[kindName(entry.kind)];
  const values = wanted.flatMap((name) => entry.fields.filter((field) => field.name === name && field.value !== null)
    .map((field) => (name === "verdict" ? (codeWord(entry.part, name, field.value) ?? field.value) : String(field.value))));
  if (wanted[0] === "verb") {
    if (entry.fields.some((field) => field.name === "verb")) values.splice(1, 1); // the code of the same word
    const about = entry.fields.some((field) => field.name === "policies" || field.name === "subject");
    const item = entry.fields.find((field) => field.name === "item");
    if (!about && item) values.push(fieldValue(entry, item));
  }
  const said = values.join(" ");
  return said.length > 120 ? `${said.slice(0, 120)}…` : said;
}

function firstPlaces(entry) {
  const own = entry.fields.filter((field) => field.places.length && !field.reference && field.name !== "sentence");
  const wanted = CAPTIONS[kindName(entry.kind)];
  return (own.find((field) => wanted.includes(field.name)) ?? own[0])?.places ?? [];
}

const ofKind = (name) => entries.filter((entry) => kindName(entry.kind) === name);

function entryLine(entry) {
  const button = el("button", { type: "button", "data-entry": entry.where, onclick: () => {
    list.querySelector("[aria-current]")?.removeAttribute("aria-current");
    button.setAttribute("aria-current", "true");
    openEntry(entry, button);
  } }, el("span", { class: "label" }, label(entry)), caption(entry));
  return el("li", {}, button);
}

function writeGroups() {
  const opened = new Set(Array.from(list.querySelectorAll("details[open]"), (group) => group.dataset.kind));
  list.replaceChildren();
  for (const name of ORDER) {
    const found = ofKind(name);
    if (!found.length || !isShown(data.kinds.indexOf(name))) continue;
    const lines = el("ul");
    const group = el("details", { "data-kind": name },
      el("summary", {}, `${word(`kind.${name}`)} `, el("span", { class: "minor" }, String(found.length))), lines);
    const write = () => {
      if (group.open && !lines.childElementCount) lines.append(...many(found, entryLine, LISTED));
    };
    group.addEventListener("toggle", write);
    group.open = opened.has(name);
    list.append(group);
  }
}

const writePlaces = (places) => places.flatMap((start, n) => (n % 2 ? [] : [`[${start},\u00a0${places[n + 1]})`])).join(" ") || "—";

const appendix = document.getElementById("appendix");

function writeAppendix() {
  const rows = [];
  for (const name of ORDER) {
    if (!isShown(data.kinds.indexOf(name))) continue;
    for (const entry of ofKind(name)) {
      const fields = entry.fields.filter((field) => field.value !== null && field.name !== "sentence" && !field.reference);
      const said = fields.map((field) => `${fieldName(field.path, entry)}: ${fieldValue(entry, field)}`).join("; ");
      rows.push(el("tr", {}, el("td", {}, label(entry)), el("td", {}, said), el("td", {}, entry.rule), el("td", {}, writePlaces(firstPlaces(entry)))));
    }
  }
  const heads = ["number", "values", "rule", "place"].map((key) => el("th", { scope: "col" }, word(`appendix.${key}`)));
  appendix.replaceChildren(el("h2", {}, word("appendix")), el("table", {}, el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...rows)));
  appendix.hidden = false;
}

addEventListener("beforeprint", writeAppendix);
addEventListener("afterprint", () => {
  appendix.hidden = true;
  appendix.replaceChildren();
});
