"""Follow-ups that are answered by a line of what was cited before: `how many people came?`, after
a talk, asks for its audience, though a job tells of people, too.

    "What was the Berlin talk about?", "how many people came?"  ->  "Some 350 listeners"

Such a question names nothing itself, so it is tried against the entries of the last answer before
it is taken for one on the whole portfolio; it leaves them where another entry tells clearly more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.claims import Draft
from assistant.compose.figures.figures import asks_quantity
from assistant.compose.figures.likely_figures import fits, sameness
from assistant.compose.sentences.roles import called
from assistant.compose.sentences.telling import tell
from assistant.evidence import Evidence, equivalents
from assistant.forms import pointers
from assistant.forms.sought import seeks, seeks_trouble, sought
from assistant.history.talk import Talk
from assistant.intents import ABSENT, is_chat, is_declined
from assistant.measures import figures_in, wanted
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import stem, stems, tokenize
from index import Entry

_NOUN = pattern("history", "noun")
"""A word that is a noun for its article, though it is elsewhere passed over: `a run`."""
_WORK = ("role", "project")
"""A job and the projects made in it tell of each other."""
_MOST_ENTRIES = 8
_LONGEST = 9
"""Words of a question that may lean on what was cited without pointing at it."""
_MOST_LINES = 2
_SHORTEST = 3
_PLAIN = 0.9
_CLOSE = 0.15
"""How far behind the best line a second one may be."""
_SAME = 0.75
"""Sameness of what a line counts and what is to be counted, from which on the figure is that."""
_LEAST = 0.42
"""Likeness and coverage together that a line needs, where nothing else speaks for it."""
_LEAST_SOUGHT = 0.3
"""The same for a line that has what is sought: a name, a date, a day of the week."""
_NEAR = 0.3
"""Likeness from which such a line may share no word with the question."""
_AHEAD = 0.12
"""How much more a line elsewhere must tell for a question to leave what was cited."""
_SURE = 0.72
"""Likeness from which on a question is on the whole portfolio or on what none has."""
_COVERS = 0.55
_CERTAIN = 0.86
"""Likeness from which on a question is on what none has, though a line shares its word."""


@dataclass(frozen=True, slots=True)
class _Line:
    evidence: Evidence
    fit: float
    """0 to 1: how far the line has the sort of thing that is sought."""

    @property
    def score(self) -> float:
        return self.evidence.score + 0.3 * self.fit


def told(reading: Reading, completed: Reading, talk: Talk) -> Draft | None:
    """The lines of what was cited that answer a question; None where they do not, or where the
    question has a subject of its own. `completed` is the question as the history completes it."""
    if talk.last.reading.intent == "gaps" and pointers.MEANTIME.search(reading.question):
        return _stated(talk.last.draft)
    entries = _cited(completed, talk)
    several = pointers.SEVERAL.search(talk.question) and len(completed.named) > 1
    if not entries or several or _is_new(reading):
        return None
    if counted := pointers.HOW_MANY_ALONE.search(reading.question):
        reading = talk.read(f"{counted[0]} {_plural(talk)}?")
    if not (reading.content or seeks(reading.question)):
        return None
    ids = {entry.id for entry in entries}
    if completed.named and reading.stems & stems(called(completed.named[0])):
        reading = talk.read(completed.without_names)
    lines = _lines(reading, talk.portfolio.entries)
    own = [e for e in lines if e.evidence.entry.id in ids and _in_years(reading, e)]
    own.sort(key=lambda e: -e.score)
    if not own or not _bears(reading, own[0]):
        return None
    best = own[0]
    elsewhere = max((e.score for e in lines if e.evidence.entry.id not in ids), default=0.0)
    if best.fit < _SAME and elsewhere > best.score + _AHEAD:
        return None
    if _is_whole(reading, best):
        return None
    kept = [e for e in own if e.score >= best.score - _CLOSE and e.fit >= best.fit][:_MOST_LINES]
    draft = Draft()
    draft.extend([tell(each.evidence.quote, talk.portfolio.person) for each in kept])
    return draft


def strayed(reading: Reading, completed: Reading, draft: Draft, talk: Talk) -> Draft | None:
    """That there is no such figure, where a question that names nothing asks for one of what was
    cited, and the draft has left that without telling what is asked by its own words."""
    mentions = reading.mentions
    own = mentions.kinds or mentions.statuses or mentions.technologies or mentions.years
    asks = asks_quantity(reading.question) or pointers.LENGTH.search(reading.question)
    if own or not asks or _is_new(reading) or reading.named or is_chat(reading.intent):
        return None
    if reading.intent in pointers.WHOLE and reading.score(reading.intent) >= _SURE:
        return None
    entries = _cited(completed, talk)
    lead = next((entry for entry in entries if entry.kind != "profile"), None)
    if lead is None or len(tokenize(reading.question)) > _LONGEST:
        return None
    if {entry.id for entry in entries} & {entry.id for entry in draft.entries}:
        return None
    quoted = stems(" ".join(quote.text for claim in draft.claims for quote in claim.quotes))
    words = [equivalents(stem(token.lower)) for token in reading.asked]
    if words and all(each & quoted for each in words):
        return None
    return Draft(premise=f"The portfolio gives no figure for that on {called(lead)}.")


def _stated(draft: Draft) -> Draft | None:
    """What a profile says of a time without a job, of all that was told of it."""
    kinds = {quote.entry.kind for claim in draft.claims for quote in claim.quotes}
    claims = [c for c in draft.claims if all(q.entry.kind == "profile" for q in c.quotes)]
    return Draft(claims=claims) if "profile" in kinds else None


def _cited(completed: Reading, talk: Talk) -> list[Entry]:
    """The entries that a question may lean on: the one that it points out, or all that the last
    answer cited."""
    named, before = completed.named, talk.last.entries
    picked = pointers.ORDINAL.search(talk.question) or pointers.ONE.search(talk.question)
    if named and (picked or not set(e.id for e in named) & set(e.id for e in before)):
        return named
    cited = [entry for entry in (*named, *before) if entry.kind != "profile"][:_MOST_ENTRIES]
    places = {entry.organisation for entry in cited[:1] if entry.kind in _WORK}
    beside = [e for e in talk.portfolio.of_kind(*_WORK) if e.organisation in places - {None}]
    return [*cited, *beside]


def _plural(talk: Talk) -> str:
    """What the last question spoke of in the plural; `how many?` counts that."""
    words = [token.lower for token in talk.last.reading.content]
    return next((word for word in words if word.endswith("s")), "")


def _is_new(reading: Reading) -> bool:
    """Whether a question names a subject of its own."""
    mentions = reading.mentions
    named = mentions.organisations or mentions.titles or mentions.groups or reading.foreign_names
    return bool(named)


def _is_whole(reading: Reading, best: _Line) -> bool:
    """Whether a question is surely on something else than the line that would answer it."""
    certain = reading.intent.startswith(ABSENT) and reading.score(reading.intent) >= _CERTAIN
    if best.fit >= _SAME or (best.evidence.coverage >= _COVERS and not certain):
        return False
    intent = reading.intent
    if reading.mentions.kinds or reading.mentions.statuses or reading.mentions.technologies:
        return True
    whole = intent.startswith(ABSENT) or intent in pointers.WHOLE
    whole = whole or is_declined(intent) or is_chat(intent)
    return whole and reading.score(intent) >= _SURE


def _in_years(reading: Reading, line: _Line) -> bool:
    """Whether a line names the year that is asked about, where one is."""
    years = reading.mentions.years
    return not years or any(str(year) in line.evidence.quote.text for year in years)


def _bears(reading: Reading, line: _Line) -> bool:
    item = line.evidence
    counted = not sought(reading.question, item.quote.text)
    if counted and asks_quantity(reading.question):
        return line.fit >= _SAME
    if line.fit:
        if seeks_trouble(reading.question):
            return True
        near = item.coverage > 0 or item.similarity >= _NEAR
        return (item.score >= _LEAST_SOUGHT and near) or not reading.asked
    return item.score >= _LEAST


def _lines(reading: Reading, entries: Sequence[Entry]) -> list[_Line]:
    wanted = reading.stems | {stem(m["noun"].lower()) for m in _NOUN.finditer(reading.question)}
    index = reading.portfolio.index
    likeness = index.similarities(reading.vector)
    near = {
        (passage.entry_id, passage.text): float(each)
        for passage, each in zip(index.passages, likeness, strict=True)
        if passage.part in {"sentence", "highlight"}
    }
    found = []
    for entry in entries:
        for quote in reading.portfolio.quotes(entry):
            similarity = near.get((entry.id, quote.text), 0.0)
            coverage = reading.finder.coverage(frozenset(wanted), quote)
            item = Evidence(quote, similarity, coverage)
            found.append(_Line(item, _fit(reading, item)))
    return found


def _fit(reading: Reading, item: Evidence) -> float:
    """How far a line has the sort of thing that a question seeks."""
    question, text = reading.question, item.quote.text
    if sought(question, text):
        return 1.0
    if asks_quantity(question):
        sort = wanted(question)
        if sort is None or not fits(sort, text, question):
            return 0.0
        same = sameness(reading, sort, item)
        return max(same, _PLAIN if _is_short_for(sort.noun, text) else 0.0)
    return 0.0


def _is_short_for(noun: str, text: str) -> bool:
    """Whether what is to be counted is short for what a line counts: `docs` for doctors."""
    short = noun.lower().rstrip("s")
    if len(short) < _SHORTEST:
        return False
    counted = (word.lower() for figure in figures_in(text) for word in figure.noun.split())
    return any(word.startswith(short) for word in counted)
