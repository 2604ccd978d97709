// The language of the page, the check boxes of the legend, and the first state.
function writeWords() {
  root.lang = state.language === "zh" ? "zh-Hans" : "en";
  for (const element of document.querySelectorAll("[data-text]")) {
    if (!element.classList.contains("page")) element.textContent = word(element.dataset.text);
  }
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));
  for (const page of document.querySelectorAll(".page")) page.dataset.text = word("page").replace("#", page.dataset.page);
  for (const control of document.querySelectorAll(".control")) control.title = word("control");
}

document.getElementById("language").addEventListener("click", () => {
  state.language = state.language === "zh" ? "en" : "zh";
  writeWords();
  for (const segment of segments) if (segment.dataset.n) writeLabel(segment);
  writeGroups();
  current();
});

function refilter() {
  filter();
  writeGroups();
  current();
}
document.getElementById("legend").addEventListener("change", refilter);
for (const [id, checked] of [["all", true], ["none", false]]) {
  document.getElementById(id).addEventListener("click", () => {
    for (const box of document.querySelectorAll("#legend input")) box.checked = checked;
    refilter();
  });
}

// The legend stays on top, one line high or several; what scrolls beside the text begins under it.
const legend = document.getElementById("legend");
new ResizeObserver(() => root.style.setProperty("--head", `${legend.offsetHeight}px`)).observe(legend);

if (matchMedia("(max-width: 1180px)").matches) document.getElementById("entries").open = false;
writeWords();
if (document.querySelector("#legend input:not(:checked)")) filter(); // a browser keeps the boxes over a reload
writeGroups();
for (const name of ["agenda", "decision"]) {
  const group = list.querySelector(`[data-kind="${name}"]`);
  if (group) group.open = true;
}
overview();
