"""A conversation as the messages of `gr.Chatbot`: HTML in which everything from outside is escaped.

Chatbot reads a message as Markdown. Each block here is one line of HTML that begins with a tag, and
a line break inside a text is written as `&#10;`, so Markdown finds nothing to interpret, and
Chatbot leaves the blocks that did not change in place while an answer grows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from assistant.answer import Answer, Citation
from assistant.web.chat_conversation import Conversation, Exchange
from assistant.web.chat_source import Source, kind_name, source_of, title_of
from index import Entry

Message = dict[str, str]

MAX_ENDING = 20

STATUS_NAMES = {
    "answered": "",
    "partial": "Partly in the portfolio",
    "not_in_portfolio": "Not in the portfolio",
    "chat": "",
    "declined": "",
}


class CitedEntry(NamedTuple):
    """An entry with the numbers of all its citations, for the row of sources."""

    numbers: tuple[int, ...]
    title: str
    kind: str


def _on_one_line(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return Markup(str(escape(value)).replace("\r", "").replace("\n", "&#10;"))
    return value


def _ends_apart(text: str) -> tuple[str, str]:
    """`On a blue moon.` -> `On a blue `, `moon.`: what stays on one line with the first marker."""
    head, space, last = text.rpartition(" ")
    return (head + space, last) if len(last) <= MAX_ENDING else (text, "")


_templates = Environment(
    loader=PackageLoader("assistant.web"),
    autoescape=True,
    finalize=_on_one_line,
    undefined=StrictUndefined,
    trim_blocks=True,
)
_templates.globals.update(status_names=STATUS_NAMES, ends_apart=_ends_apart)


def messages(conversation: Conversation, entries: Mapping[str, Entry]) -> list[Message]:
    """All messages of a conversation, a question and what came of it for each exchange."""
    return [
        message
        for number, exchange in enumerate(conversation.exchanges, start=1)
        for message in (question_message(exchange.question), _outcome(exchange, number, entries))
    ]


def question_message(question: str) -> Message:
    """What the reader asked, as text."""
    html = Markup('<div class="question"><h2>{}</h2></div>').format(_on_one_line(question))
    return {"role": "user", "content": str(html)}


def answer_message(
    answer: Answer, number: int, entries: Mapping[str, Entry], finished: bool = True
) -> Message:
    """The answer to the `number`th question; `finished` adds sources, actions, what to ask next."""
    cited = (*answer.citations, *answer.related)
    sources: dict[int, Source] = {
        citation.number: source_of(citation, entries.get(citation.source)) for citation in cited
    }
    return _message(
        "chat_answer.html",
        answer=answer,
        number=number,
        sources=sources,
        cited_entries=_by_entry(answer.citations, entries),
        finished=finished,
    )


def _by_entry(citations: Sequence[Citation], entries: Mapping[str, Entry]) -> list[CitedEntry]:
    numbers: dict[str, list[int]] = {}
    for citation in citations:
        numbers.setdefault(citation.source, []).append(citation.number)
    firsts = {citation.source: citation for citation in reversed(citations)}
    return [
        CitedEntry(
            tuple(cited),
            title_of(firsts[source], entries.get(source)),
            kind_name(firsts[source].kind),
        )
        for source, cited in numbers.items()
    ]


def _outcome(exchange: Exchange, number: int, entries: Mapping[str, Entry]) -> Message:
    if exchange.answer:
        return answer_message(exchange.answer, number, entries)
    return _message("chat_problem.html", exchange=exchange)


def _message(template: str, **values: Any) -> Message:
    html = _templates.get_template(template).render(**values)
    blocks = (
        "".join(line.strip(" ") for line in block.split("\n")) for block in html.split("\n\n")
    )
    return {"role": "assistant", "content": "\n\n".join(filter(None, blocks))}
