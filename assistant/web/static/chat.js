// The chat page: connects the frame (bar, welcome, panel) with the conversation that Gradio shows.

import { connection, lost } from "./chat-connection.js";
import * as exporting from "./chat-export.js";
import * as feedback from "./chat-feedback.js";
import * as gradio from "./chat-gradio.js";
import * as memory from "./chat-memory.js";
import * as sources from "./chat-sources.js";

const root = document.documentElement;
const find = (selector) => document.querySelector(selector);
const fine = matchMedia("(pointer: fine)");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const MAX_RESUMES = 3;

let pending = ""; // The question under way,
let asked = 0; // its number on this page,
let resumes = 0; // and how often a reload has taken it up again.
let ending = false;
let shown = 0;

// --- Saying things: aloud for screen readers, and as one calm line above the composer ---

function speak(text) {
  find("#spoken").textContent = text;
}

let fading = 0;
function notice(text, { again = null, brief = false } = {}) {
  clearTimeout(fading);
  const [line, button] = find("#notice").children;
  line.textContent = text;
  button.hidden = !again;
  button.onclick = again;
  find("#notice").hidden = !text;
  if (brief) fading = setTimeout(() => notice(""), 4000);
}
const say = (text) => notice(text, { brief: true });

// --- Asking ---

async function ask(question) {
  feedback.settle();
  notice("");
  if (pending || !question.trim()) return;
  root.toggleAttribute("data-asking", true);
  await gradio.ready();
  const draft = gradio.composer().value;
  await gradio.ask(question);
  if (draft.trim() && draft !== question) keepDraft(draft);
  focusComposer();
}

function keepDraft(draft) {
  connection.addEventListener("answered", () => gradio.composer().value || gradio.write(draft), {
    once: true,
  });
}

function focusComposer() {
  if (fine.matches) gradio.composer()?.focus({ preventScroll: true });
  else document.activeElement?.blur();
}

function setPending(question) {
  pending = question;
  if (!question) resumes = 0;
  root.toggleAttribute("data-asking", Boolean(question));
  keep();
}

const keep = () => memory.save({ record: gradio.record(), pending, resumes });

connection.addEventListener("asking", ({ detail }) => {
  asked += 1;
  setPending(detail);
  feedback.settle();
  notice("");
  speak("Reading the portfolio");
  follow();
});

// Follows an answer until the record has it.
async function follow() {
  while (pending) {
    const last = gradio.conversation().at(-1);
    if (last?.question === pending.trim() && (last.answer || last.problem)) return finish(last);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

function finish({ answer, problem }) {
  setPending("");
  if (answer) {
    const count = answer.citations.length;
    const cited = count ? `${count} ${count === 1 ? "source" : "sources"}.` : "";
    speak(`${answer.statements.map((each) => each.text).join(" ")} ${cited}`);
  } else speak(problem);
  connection.dispatchEvent(new Event("answered"));
}

const REFUSALS = {
  413: "This conversation has become too long to go on. Start a new one, or download it first.",
  429: "That was many questions in a short time. Your question is kept: try again in a minute.",
  503: "Many people are asking just now. Your question is kept: try again in a moment.",
};
connection.addEventListener("refused", ({ detail }) => {
  const question = pending;
  setPending("");
  const text = REFUSALS[detail.status] || "That did not work. Your question is kept.";
  notice(text, { again: () => ask(question) });
  if (!gradio.composer().value) gradio.write(question);
});
connection.addEventListener("lost", () => {
  notice("The connection is interrupted. This page goes on by itself once the server is back.");
});
connection.addEventListener("back", () => {
  keep();
  location.reload();
});
connection.addEventListener("streamed", () => {
  // A stream that ends cleanly without an answer: the server stopped, or a proxy in front of it.
  const question = asked;
  setTimeout(() => pending && asked === question && lost(), 4000);
});
addEventListener("pagehide", () => ending || keep());

// --- Showing ---

function show() {
  const rows = gradio.messageRows();
  root.dataset.state = rows.length ? "talking" : "empty";
  find("#new-conversation").hidden = !rows.length;
  for (const id of ["#download-markdown", "#download-json"]) find(id).disabled = !rows.length;
  for (const labelled of document.querySelectorAll("#conversation [data-testid][aria-label]")) {
    labelled.removeAttribute("aria-label"); // Gradio reads the message's HTML out in it.
  }
  gradio.log()?.setAttribute("aria-live", "off"); // `speak` says each answer once, not piecewise.
  if (rows.length > shown) goToLastQuestion(rows);
  shown = rows.length;
}

function goToLastQuestion(rows) {
  const question = [...rows].findLast((row) => row.classList.contains("user-row"));
  const first = question === rows[0];
  const behavior = calm.matches || shown === 0 ? "instant" : "smooth";
  if (first) scrollTo({ top: 0, behavior: "instant" });
  else question?.scrollIntoView({ block: "start", behavior });
}

// --- Controls ---

const exchangeOf = (element) => {
  const rows = [...gradio.messageRows()];
  return (rows.indexOf(element.closest(".message-row")) - 1) / 2;
};
const title = () => find(".bar h1").textContent.trim();
const fileName = () => title().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");

const CLICKS = {
  ".ask-this": (button) => ask(button.value),
  "button.marker, .source-chip, .related-source": (button) => sources.open(button.value, button),
  ".action.copy": async (button) => {
    const { answer } = gradio.conversation()[exchangeOf(button)];
    const copied = await exporting.copy(exporting.answerText(answer));
    say(copied ? "Answer copied with its sources" : "Copying is not allowed here");
  },
  ".action.share": (button) => share(gradio.conversation()[exchangeOf(button)].question),
  ".action.vote": (button) =>
    feedback.vote(button, gradio.conversation(), exchangeOf(button), say),
  "#theme": () => {
    window.themes.choose(window.themes.current === "dark" ? "light" : "dark");
    nameTheme();
  },
  "#new-conversation": () => {
    feedback.settle();
    ending = true;
    memory.forget();
    location.assign(location.pathname);
  },
  "#menu-button": () => toggleMenu(find("#menu").hidden),
  "#download-markdown": () => {
    const text = exporting.markdown(title(), gradio.conversation());
    exporting.download(`${fileName()}.md`, "text/markdown", text);
  },
  "#download-json": () => {
    const text = exporting.json(title(), gradio.conversation());
    exporting.download(`${fileName()}.json`, "application/json", text);
  },
  ".skip": (link, event) => {
    event.preventDefault();
    gradio.composer()?.focus();
  },
};

async function share(question) {
  const url = new URL(location.pathname, location.origin);
  url.searchParams.set("q", question);
  if (!fine.matches && navigator.share) {
    await navigator.share({ title: title(), text: question, url: url.href }).catch(() => {});
    return;
  }
  const copied = await exporting.copy(url.href);
  say(copied ? "Link to this question copied" : url.href);
}

function toggleMenu(open) {
  find("#menu").hidden = !open;
  find("#menu-button").setAttribute("aria-expanded", String(open));
}

function nameTheme() {
  const other = window.themes.current === "dark" ? "Light" : "Dark";
  find("#theme .unseen").textContent = `${other} theme`;
  find("#theme").title = `${other} theme`;
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("#menu-button")) toggleMenu(false);
  for (const [selector, act] of Object.entries(CLICKS)) {
    const element = event.target.closest(selector);
    if (element) return void act(element, event);
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !find("#menu").hidden) {
    toggleMenu(false);
    find("#menu-button").focus();
  }
});
window.themes.system.addEventListener("change", nameTheme);

// --- Starting ---

async function start() {
  nameTheme();
  const saved = memory.load();
  const shared = new URLSearchParams(location.search).get("q")?.trim().slice(0, 2000);
  root.dataset.state = saved.record || saved.pending || shared ? "talking" : "empty";
  await gradio.ready();
  root.toggleAttribute("data-ready", true);
  new ResizeObserver(([entry]) => {
    root.style.setProperty("--composer-height", `${Math.round(entry.target.offsetHeight)}px`);
  }).observe(find("#composer"));
  if (saved.record) await gradio.restore(saved.record);
  show();
  new MutationObserver(show).observe(find("gradio-app"), { childList: true, subtree: true });
  if (location.search) history.replaceState(null, "", location.pathname);
  if (saved.pending) resume(saved);
  else if (shared) ask(shared);
  else if (fine.matches) gradio.composer().focus({ preventScroll: true });
}

function resume(saved) {
  if (saved.resumes < MAX_RESUMES) {
    resumes = saved.resumes + 1;
    ask(saved.pending);
    return;
  }
  gradio.write(saved.pending);
  notice("This question got no answer. It is kept below.", { again: () => ask(saved.pending) });
}

start();
