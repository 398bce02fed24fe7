"""One question to one checked and cited answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.answer import Answer, AnswerStatus, Turn
from assistant.checker import Checker
from assistant.citing import cite
from assistant.claims import Claim, Draft
from assistant.compose.about import about
from assistant.compose.chat import declined, is_declined, reply
from assistant.compose.skills import skills
from assistant.history import Conversation
from assistant.injection import Instruction, instructions
from assistant.language import ask_in_english, notice, other_language
from assistant.portfolio import Portfolio
from assistant.reading import Reader, Reading
from assistant.routing import draft_for
from assistant.suggesting import follow_ups, starters
from assistant.words import clean, content_tokens, join_words

_CHATTY = 0.6


class Answering:
    """Answers questions on one portfolio, without a language model."""

    def __init__(self, portfolio: Portfolio, reader: Reader, portfolio_url: str) -> None:
        self._portfolio = portfolio
        self._reader = reader
        self._checker = Checker(portfolio)
        self._conversation = Conversation(portfolio, reader)
        self._url = portfolio_url

    def answer(self, question: str, history: Sequence[Turn], today: date) -> Answer:
        """The answer; `history` only helps to understand the question."""
        said = (clean(turn.content) for turn in history if turn.role == "user")
        earlier = tuple(kept for each in said if (kept := _without(each, instructions(each))))
        text = clean(question)
        orders = instructions(text)
        text = _without(text, orders)
        if orders and not content_tokens(text):
            return self._declined()
        language = other_language(text)
        reading = self._conversation.read(text, earlier, today)
        asked = [*earlier, text]
        chat = self._chat(reading, asked)
        if language:
            return self._in_english(reading, language, asked)
        if chat:
            return chat
        return self._cited(draft_for(reading), reading, asked)

    def _chat(self, reading: Reading, asked: Sequence[str]) -> Answer | None:
        intent = reading.intent
        if (
            reading.score(intent) < _CHATTY
            or reading.mentions.organisations
            or reading.mentions.titles
        ):
            return None
        return self._reply(intent, "declined" if is_declined(intent) else "chat")

    def _declined(self) -> Answer:
        claims = declined(self._portfolio).claims
        return cite("declined", claims, (), starters(self._portfolio)[:3], self._url)

    def _reply(self, intent: str, status: AnswerStatus) -> Answer | None:
        draft = reply(self._portfolio, intent)
        if draft is None:
            return None
        return cite(status, draft.claims, (), starters(self._portfolio)[:3], self._url)

    def _in_english(self, reading: Reading, language: str, asked: Sequence[str]) -> Answer:
        said = Claim(notice(language))
        if (
            reading.mentions.technologies
            or reading.mentions.organisations
            or reading.mentions.titles
        ):
            draft = draft_for(reading)
            if draft.claims or draft.missing:
                return self._cited(draft, reading, asked, said)
        claims = [said, Claim(ask_in_english())]
        return cite("chat", claims, (), starters(self._portfolio)[:3], self._url)

    def _cited(
        self, draft: Draft, reading: Reading, asked: Sequence[str], first: Claim | None = None
    ) -> Answer:
        claims = [c for c in draft.claims if self._checker.check(c, reading.today).supported]
        missing = _missing(draft.missing)
        if not claims and not missing and not draft.premise:
            missing = [Claim("The portfolio does not say.")]
        status = _status(draft, claims, missing)
        premise = [Claim(draft.premise)] if draft.premise else []
        ordered = [*claims, *missing] if status == "partial" else [*missing, *claims]
        entries = list({q.entry.id: q.entry for claim in claims for q in claim.quotes}.values())
        return cite(
            status,
            [*([first] if first else []), *premise, *ordered],
            draft.related,
            follow_ups(self._portfolio, entries, asked),
            self._url,
        )


def _without(text: str, orders: Sequence[Instruction]) -> str:
    """The text without the sentences that give orders."""
    for order in reversed(orders):
        text = text[: order.start] + text[order.end :]
    return " ".join(text.split())


def _missing(names: Sequence[str]) -> list[Claim]:
    if not names:
        return []
    return [
        Claim(f"The portfolio does not mention {join_words(list(dict.fromkeys(names)), 'or')}.")
    ]


def _status(draft: Draft, claims: Sequence[Claim], missing: Sequence[Claim]) -> AnswerStatus:
    if not claims or draft.corrects:
        return "not_in_portfolio"
    return "partial" if missing else "answered"
