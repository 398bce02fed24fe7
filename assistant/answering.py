"""One question to one checked answer, ready to be cited or written out by a language model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.answer import Answer, AnswerStatus, Mode, Turn
from assistant.attempts import Attempts
from assistant.checker import Checker
from assistant.citing import cite
from assistant.claims import Claim, Draft, Quote
from assistant.compose.entries.about import about, describe
from assistant.compose.entries.against import set_against
from assistant.compose.figures.figures import asks_quantity, is_vague
from assistant.compose.outside.chat import declined, reply
from assistant.compose.premises.presumed import presumed
from assistant.compose.skills.skills import skills
from assistant.forms.injection import instructions
from assistant.forms.language import ask_in_english, notice, other_language
from assistant.forms.pointers import CHANGE
from assistant.history.completing import Conversation
from assistant.history.replies import Asked
from assistant.history.replies import asked as asked_before
from assistant.intents import is_chat, is_declined
from assistant.off_topic import on_the_world, ordered, small_talk, wants_other_language
from assistant.portfolio import Portfolio
from assistant.reader import Reader
from assistant.reading import Reading
from assistant.suggesting import follow_ups, starters
from assistant.tables import pattern
from assistant.words import clean, content_tokens, join_words, tokenize

_SURE = 0.56
"""Likeness from which small talk is taken for it."""
_LIKELY = 0.4
"""The same for a message without a single word that could be about the portfolio."""
_FOREIGN = 0.45
"""The same for a message that nothing in the portfolio comes near."""
_OFFERED = 3
_OFF_TOPIC = "decline_general"
_FEW = 4
_TOLD = 0.8
_NEAR = 0.45


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer whose claims are checked, before its quotes are numbered."""

    question: str
    """As completed from the history."""
    status: AnswerStatus
    claims: tuple[Claim, ...]
    related: tuple[Quote, ...] = ()
    follow_ups: tuple[str, ...] = ()
    withheld: tuple[tuple[Claim, str], ...] = ()
    """Claims that were not supported, with the reason."""


class Answering:
    """Answers questions on one portfolio, without a language model."""

    def __init__(self, portfolio: Portfolio, reader: Reader, portfolio_url: str) -> None:
        self._portfolio = portfolio
        self._checker = Checker(portfolio)
        self._conversation = Conversation(portfolio, reader)
        self._attempts = Attempts(reader, self._conversation)
        self._url = portfolio_url

    def answer(self, question: str, history: Sequence[Turn], today: date) -> Answer:
        """The answer; `history` only helps to understand the question."""
        return self.cited(self.compose(question, history, today))

    def cited(self, composed: Composed, mode: Mode = "extractive") -> Answer:
        """The composed answer with numbered citations."""
        return cite(
            composed.status,
            composed.claims,
            composed.related,
            composed.follow_ups,
            self._url,
            mode,
        )

    def compose(self, question: str, history: Sequence[Turn], today: date) -> Composed:
        """The checked claims that answer a question."""
        pairs = [
            (_obeyed_nothing(clean(said)), clean(reply)) for said, reply in asked_before(history)
        ]
        pairs = [pair for pair in pairs if pair[0]]
        earlier = Asked([said for said, _ in pairs], [reply for _, reply in pairs])
        text = clean(question)
        kept = _obeyed_nothing(text)
        if kept != text and not _is_question(kept):
            return self._said("decline_override", kept)
        reading = self._conversation.read(kept, earlier, today)
        asked = [*earlier, kept]
        language = other_language(kept)
        if language:
            return self._in_english(reading, language, asked)
        if wants_other_language(kept):
            more = starters(self._portfolio)[:_OFFERED]
            said = (Claim(notice("English")), Claim(ask_in_english()))
            return Composed(kept, "chat", said, follow_ups=more)
        told = self._conversation.told(reading, kept, earlier, today)
        if not (told or presumed(reading) or set_against(reading)):
            other = small_talk(kept, reading) or ordered(kept, reading)
            if other:
                return self._said(other, reading.question)
            chat = self._chat(reading)
            if chat:
                return chat
        read, draft = self._attempts.drafted(reading, kept, earlier, today)
        if not (draft.claims or draft.corrects):
            other = on_the_world(kept, reading, leaning=bool(earlier))
            if other:
                return self._said(other, reading.question)
        reading = read
        return self._checked(draft, reading, asked)

    def _chat(self, reading: Reading) -> Composed | None:
        intent = reading.intent
        if reading.named or reading.mentions.groups or CHANGE.search(reading.question):
            return None
        if not (reading.content or reading.mentions.technologies or reading.mentions.kinds):
            nearest = next((i.name for i in reading.intents if is_chat(i.name)), "capabilities")
            if reading.score(intent) < _SURE:
                likely = reading.score(nearest) >= _LIKELY
                return self._said(nearest if likely else "capabilities", reading.question)
        if is_declined(intent) and reading.score(intent) >= _FOREIGN and _is_foreign(reading):
            return self._said(intent, reading.question)
        if reading.score(intent) < _SURE or not (is_chat(intent) or is_declined(intent)):
            return None
        if intent == _OFF_TOPIC and (_is_told(reading) or _is_counted(reading)):
            return None
        return self._said(intent, reading.question)

    def _said(self, intent: str, question: str) -> Composed:
        draft = reply(self._portfolio, intent) or declined(self._portfolio)
        status: AnswerStatus = "declined" if is_declined(intent) else "chat"
        more = starters(self._portfolio)[:_OFFERED]
        return Composed(question, status, tuple(draft.claims), follow_ups=more)

    def _in_english(self, reading: Reading, language: str, asked: Sequence[str]) -> Composed:
        said = Claim(notice(language))
        draft: Draft | None = None
        reading = _with_wares(reading)
        if reading.mentions.technologies:
            draft = skills(reading)
        elif reading.mentions.organisations or reading.mentions.titles:
            draft = about(reading) or _described(reading)
        if draft:
            # Words of the other language are no names that the portfolio lacks.
            draft.missing = [each for each in draft.missing if each not in reading.unknown_names]
        if draft and not draft.is_empty:
            return self._checked(draft, reading, asked, said)
        more = starters(self._portfolio)[:_OFFERED]
        return Composed(reading.question, "chat", (said, Claim(ask_in_english())), follow_ups=more)

    def _checked(
        self, draft: Draft, reading: Reading, asked: Sequence[str], first: Claim | None = None
    ) -> Composed:
        verdicts = [(claim, self._checker.check(claim, reading.today)) for claim in draft.claims]
        claims = [claim for claim, verdict in verdicts if verdict.supported]
        missing = _missing(draft)
        premise = [Claim(draft.premise)] if draft.premise else []
        if not (claims or missing or premise):
            missing = [Claim("The portfolio does not say.")]
        status = _status(draft, claims, missing)
        ordered = [*claims, *missing] if status == "partial" else [*missing, *claims]
        entries = list({q.entry.id: q.entry for claim in claims for q in claim.quotes}.values())
        return Composed(
            reading.question,
            status,
            tuple([*([first] if first else []), *premise, *ordered]),
            tuple(draft.related),
            follow_ups(self._portfolio, entries, asked),
            tuple((claim, verdict.reason) for claim, verdict in verdicts if not verdict.supported),
        )


def _with_wares(reading: Reading) -> Reading:
    """In another language a name that is a word in English is the name, if the portfolio has it."""
    portfolio = reading.portfolio
    if reading.mentions.technologies or reading.named:
        return reading
    known = tuple(
        each
        for each in portfolio.technologies.find(reading.question, framed=True)
        if each.technology.name in portfolio.uses and each.text[0].isupper()
    )
    return reading.over(replace(reading.mentions, technologies=known), []) if known else reading


def _described(reading: Reading) -> Draft:
    """What there is on the entries that are named, where the rest was not understood."""
    draft = Draft()
    for entry in reading.named[:2]:
        draft.extend(describe(reading.portfolio, entry, [], 3))
    return draft


_QUESTION = pattern("answering", "question")


def _is_told(reading: Reading) -> bool:
    """Whether a few bare words are nearly all in one line: `leader election`."""
    best = reading.evidence[:1]
    few = len(tokenize(reading.question)) <= _FEW
    return few and bool(best) and best[0].coverage >= _TOLD and best[0].similarity >= _NEAR


def _is_counted(reading: Reading) -> bool:
    """Whether a figure is wanted of what the portfolio speaks of, and of nothing else."""
    known = {token.start for token in reading.subjects}
    asked = [token for token in reading.asked if not is_vague(token)]
    return asks_quantity(reading.question) and bool(known) and all(t.start in known for t in asked)


def _is_foreign(reading: Reading) -> bool:
    """Nothing in the portfolio comes near the question."""
    best = reading.evidence[:1]
    return not best or (best[0].similarity < 0.36 and best[0].coverage < 0.5)


def _is_question(text: str) -> bool:
    """Whether what is left of a message still asks something."""
    return bool(content_tokens(text)) and bool(_QUESTION.search(text))


_CLAUSE = pattern("answering", "clause")


def _obeyed_nothing(text: str) -> str:
    """The text without the clauses that give orders to the assistant."""
    kept = [clause for clause in _CLAUSE.split(text) if not instructions(clause)]
    return " ".join(" ".join(kept).split())


def _missing(draft: Draft) -> list[Claim]:
    said = []
    for verb, names in (("mention", draft.missing), ("say", draft.unsaid)):
        if names:
            listed = join_words(list(dict.fromkeys(names)), "or")
            said.append(Claim(f"The portfolio does not {verb} {listed}."))
    return said


def _status(draft: Draft, claims: Sequence[Claim], missing: Sequence[Claim]) -> AnswerStatus:
    if not claims or draft.corrects:
        return "not_in_portfolio"
    return "partial" if missing else "answered"
