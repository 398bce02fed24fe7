// What survives a reload: the conversation and the question under way, in this tab only.

const KEY = "conversation";

export function save(record, pending) {
  try {
    if (record || pending) sessionStorage.setItem(KEY, JSON.stringify({ record, pending }));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage is blocked or full: the conversation lives as long as the page.
  }
}

export function load() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) || {};
  } catch {
    return {};
  }
}
