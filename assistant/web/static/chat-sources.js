// The panel that shows a source: beside the conversation on wide screens, a sheet on small ones.

const panel = document.querySelector("#source-panel");
const body = document.querySelector("#source-body");
const heading = document.querySelector("#source-panel-title");
const wide = matchMedia("(min-width: 1100px)");
let opener = null;

const idsOf = (id) => {
  const [, exchange] = id.split("-");
  return [...document.querySelectorAll(`[id^="source-${exchange}-"]`)].map((each) => each.id);
};

export function open(id, from) {
  const source = document.getElementById(id);
  if (!source) return;
  opener = from || opener;
  body.replaceChildren(...[...source.childNodes].map((node) => node.cloneNode(true)));
  for (const link of body.querySelectorAll("a")) note(link);
  const ids = idsOf(id);
  heading.textContent = `Source ${ids.indexOf(id) + 1} of ${ids.length}`;
  step("#source-previous", ids[ids.indexOf(id) - 1]);
  step("#source-next", ids[ids.indexOf(id) + 1]);
  markOpen(id);
  body.scrollTop = 0;
  if (!panel.open) show();
  body.focus({ preventScroll: true });
  body.querySelector("mark")?.scrollIntoView({ block: "nearest" });
}

function show() {
  if (wide.matches) panel.show();
  else panel.showModal();
  document.documentElement.classList.add("source-open");
}

export function close() {
  if (panel.open) panel.close();
}

function note(link) {
  const hint = document.createElement("span");
  hint.className = "unseen";
  hint.textContent = " (opens in a new tab)";
  link.append(hint);
}

function step(button, id) {
  const element = document.querySelector(button);
  element.disabled = !id;
  element.value = id || "";
}

function markOpen(id) {
  for (const each of document.querySelectorAll("[data-open]")) delete each.dataset.open;
  for (const each of document.querySelectorAll(`button[value="${id}"]:not(.tool)`)) {
    each.dataset.open = "";
  }
}

panel.addEventListener("close", () => {
  document.documentElement.classList.remove("source-open");
  markOpen("none");
  if (opener?.isConnected) opener.focus();
  opener = null;
});
panel.addEventListener("click", (event) => {
  const step = event.target.closest("#source-previous, #source-next");
  if (step) open(step.value);
  if (event.target === panel || event.target.closest("#source-close")) close();
});
document.addEventListener("keydown", (event) => {
  if (!panel.open) return;
  if (event.key === "Escape") close();
  const inside = panel.contains(document.activeElement);
  if (inside && event.key === "ArrowLeft") document.querySelector("#source-previous").click();
  if (inside && event.key === "ArrowRight") document.querySelector("#source-next").click();
});
