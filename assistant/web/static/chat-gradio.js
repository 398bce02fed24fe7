// The one place that knows how Gradio's components are found, filled and read.

const field = (id) => document.querySelector(`#${id} textarea, #${id} input`);

export const composer = () => field("question");
export const log = () => document.querySelector('#conversation [role="log"]');
export const messageRows = () => document.querySelectorAll("#conversation .message-row");

// The number that Gradio gave the event that asks, to tell it from others on the wire.
export function isAsking(body) {
  try {
    const dependency = window.gradio_config.dependencies.find((each) => each.api_name === "ask");
    return JSON.parse(body).fn_index === dependency.id;
  } catch {
    return false;
  }
}

const frame = () => new Promise((resolve) => setTimeout(resolve, 16));

// Gradio loads each kind of component on its own, and in any order.
export async function ready() {
  const parts = () => [composer(), log(), field("record"), document.querySelector("#restore")];
  while (!parts().every(Boolean)) await frame();
}

function fill(element, text) {
  const prototype = Object.getPrototypeOf(element);
  Object.getOwnPropertyDescriptor(prototype, "value").set.call(element, text);
  element.dispatchEvent(new Event("input", { bubbles: true }));
}

export const write = (text) => fill(composer(), text);

// Gradio reads its own state, which follows a field a moment later.
async function press(id) {
  await frame();
  await frame();
  document.querySelector(`#${id}`).click();
}

export async function ask(question) {
  write(question);
  await press("ask");
}

export const record = () => field("record")?.value || "";

export function conversation() {
  try {
    return JSON.parse(record()).exchanges;
  } catch {
    return [];
  }
}

export async function restore(saved) {
  const messages = JSON.parse(saved).exchanges.length * 2;
  fill(field("record"), saved);
  await press("restore");
  while (messageRows().length < messages) await frame();
}
