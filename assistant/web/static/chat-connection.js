// Watches Gradio's requests: what was refused, and when the server is gone and back again.
// It is loaded before Gradio and stands in for `fetch`, the one thing that all of them go through.

import { isAsking } from "./chat-gradio.js";

export const connection = new EventTarget();
const tell = (type, detail) => connection.dispatchEvent(new CustomEvent(type, { detail }));

const POLL = 1500;
const original = window.fetch.bind(window);
let gone = false;

window.fetch = async (input, options = {}) => {
  const path = new URL(input?.url ?? input, document.baseURI).pathname;
  if (path.endsWith("/queue/join") && isAsking(options.body)) return watchQuestion(input, options);
  const response = await original(input, options);
  if (path.endsWith("/queue/data") && response.body) watchStream(response.clone());
  return response;
};

async function watchQuestion(input, options) {
  tell("asking", JSON.parse(options.body).data[0]);
  let response;
  try {
    response = await original(input, options);
  } catch (error) {
    lost();
    throw error;
  }
  if ([502, 504].includes(response.status)) lost();
  else if (!response.ok) await refused(response.clone());
  return response;
}

async function refused(response) {
  const problem = await response.json().catch(() => ({}));
  const detail = typeof problem.detail === "string" ? problem.detail : "";
  tell("refused", { status: response.status, detail });
}

async function watchStream(response) {
  const reader = response.body.getReader();
  try {
    while (!(await reader.read()).done);
    tell("streamed");
  } catch (error) {
    if (error.name !== "AbortError") lost();
  }
}

export async function lost() {
  if (gone) return;
  gone = true;
  tell("lost");
  const address = new URL("gradio_api/app_id", document.baseURI);
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, POLL));
    const response = await original(address, { cache: "no-store" }).catch(() => null);
    if (response?.ok) break;
  }
  tell("back");
}
