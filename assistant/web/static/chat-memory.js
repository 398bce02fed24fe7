// What survives a reload: the conversation and the question under way, in this tab only.

const KEY = "conversation";

export function save(kept) {
  try {
    if (kept.record || kept.pending) sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Storage is blocked or full: the conversation lives as long as the page.
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept.
  }
}

export function load() {
  try {
    return { resumes: 0, ...JSON.parse(sessionStorage.getItem(KEY)) };
  } catch {
    return { resumes: 0 };
  }
}
