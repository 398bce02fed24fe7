// The conversation as text: one answer with its sources, or all of it as Markdown or JSON.

const absolute = (url) => new URL(url, document.baseURI).href;
const oneLine = (text) => text.replace(/\s+/g, " ").trim();

function sourceLine({ number, kind, title, quote, url }) {
  return `[${number}] ${title} (${kind}): “${oneLine(quote)}” ${absolute(url)}`;
}

// "Redis is cached. [1]" and, below, "[1] Brandlock (role): “…” https://…".
export function answerText(answer) {
  const parts = [answer.text];
  if (answer.citations.length) parts.push(answer.citations.map(sourceLine).join("\n"));
  return parts.join("\n\n");
}

const list = (citations) => citations.map((each) => `- ${sourceLine(each)}`).join("\n");

export function markdown(title, exchanges) {
  const parts = [`# ${title}`];
  for (const { question, answer } of exchanges) {
    if (!answer) continue;
    parts.push(`## ${oneLine(question)}`, answer.text);
    if (answer.citations.length) parts.push("Sources:", list(answer.citations));
    if (answer.related.length) parts.push("Related, but not an answer:", list(answer.related));
  }
  return parts.join("\n\n") + "\n";
}

export function json(title, exchanges) {
  const answered = exchanges.filter((exchange) => exchange.answer);
  const turns = answered.map(({ question, answer }) => ({ question, answer }));
  return JSON.stringify({ title, url: absolute("."), exchanges: turns }, null, 2) + "\n";
}

export function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text); // No clipboard API on a page without https.
  }
}

function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  return copied;
}
