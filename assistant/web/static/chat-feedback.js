// Thumbs: up is sent at once; down waits for a word, and is sent without one when the reader goes on.

let waiting = null;

const address = () => new URL("api/feedback", document.baseURI);

function history(exchanges) {
  const turns = exchanges.filter((each) => each.answer).flatMap(({ question, answer }) => [
    { role: "user", content: question },
    { role: "assistant", content: answer.text },
  ]);
  return turns.slice(-6);
}

async function send(vote, comment, { question, answer }, earlier) {
  const feedback = { question, vote, comment, answer: answer.text, history: history(earlier) };
  const response = await fetch(address(), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(feedback),
    keepalive: true,
  }).catch(() => null);
  return Boolean(response?.ok);
}

export async function vote(button, exchanges, index, say) {
  const up = button.classList.contains("up");
  const actions = button.closest(".actions");
  if (actions.querySelector('.vote[aria-pressed="true"]')) return;
  button.setAttribute("aria-pressed", "true");
  for (const each of actions.querySelectorAll(".vote")) each.disabled = each !== button;
  const earlier = exchanges.slice(0, index);
  if (up) {
    const sent = await send("up", "", exchanges[index], earlier);
    say(sent ? "Thank you" : "That could not be sent");
    return;
  }
  settle();
  askWhy(actions, async (comment) => {
    const sent = await send("down", comment, exchanges[index], earlier);
    say(sent ? "Thank you, that helps" : "That could not be sent");
  });
}

// Sends a thumb that still waits for its word.
export function settle() {
  waiting?.("");
}

function askWhy(actions, done) {
  const form = document.createElement("form");
  form.className = "why";
  const label = document.createElement("label");
  label.textContent = "What was wrong or missing? (optional)";
  const input = document.createElement("input");
  input.maxLength = 1000;
  input.autocomplete = "off";
  label.append(input);
  const button = document.createElement("button");
  button.textContent = "Send";
  form.append(label, button);
  actions.after(form);
  input.focus();
  const finish = (comment) => {
    waiting = null;
    form.remove();
    done(comment);
  };
  waiting = finish;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    finish(input.value.trim());
    actions.querySelector(".vote.down").focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    finish("");
    actions.querySelector(".vote.down").focus();
  });
}

addEventListener("pagehide", settle);
