"""Answers on what an entry holds that is only described: `what did they tell the audience?`,
`what does the paper show?`, `what did somebody from Acme say of them?`."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Draft, Quote
from assistant.compose.choosing.sides import topic_of
from assistant.compose.entries.about import describe
from assistant.compose.sentences.roles import place
from assistant.compose.sentences.telling import tell
from assistant.evidence import equivalents
from assistant.geography import lies_in
from assistant.linking import Linker
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import content_tokens, is_name_like, stem, stems, tokenize
from index import Entry

_ASKED = pattern("content", "asked")
_MEDIA = {
    "talk": (pattern("content", "talk"), frozenset({"talk"})),
    "publication": (pattern("content", "publication"), frozenset({"publication"})),
    "note": (pattern("content", "note"), frozenset({"deep-dive", "principle", "publication"})),
}
_THESIS = pattern("content", "thesis")
_ELSE = pattern("content", "else")
_DEGREE = pattern("content", "degree")
_SAID = pattern("content", "said")
_SUBJECT = pattern("content", "subject")
_SESSION = pattern("content", "session")
_BOTH = pattern("content", "both")
_LISTS = pattern("content", "lists")
_WHO = pattern("fields", "from_whom")
_WHEN = pattern("fields", "dates")
_ATTESTED = frozenset({"certificate", "award", "publication", "talk"})
_COVERED = 0.4
_MOST = 2
_TOLD = 4


def content(reading: Reading) -> Draft | None:
    """What a talk, a text, a thesis or a reference says; None where that is not asked."""
    if not reading.named and _WHO.search(reading.question) and _WHEN.search(reading.question):
        return _given(reading)
    if reading.mentions.titles or _BOTH.search(reading.question) or _LISTS.search(reading.question):
        return None
    if _SAID.search(reading.question):
        return _told(reading, _by_whom(reading)) or _not_said_at(reading)
    if _THESIS.search(reading.question) and not _ELSE.search(reading.question):
        return _thesis(reading)
    if placed := _held_there(reading):
        return _told(reading, placed)
    if not _ASKED.search(reading.question):
        return None
    for form, kinds in _MEDIA.values():
        if form.search(reading.question):
            return _told(reading, _meant(reading, reading.portfolio.of_kind(*kinds)))
    return None


def _given(reading: Reading) -> Draft | None:
    """Who gave it, and when: the certificate or award that the question is nearest to."""
    best = next(iter(reading.evidence), None)
    if best is None or best.entry.kind not in _ATTESTED or best.coverage < _COVERED:
        return None
    draft = Draft()
    draft.extend(describe(reading.portfolio, best.entry, [], 1))
    return draft


def _told(reading: Reading, entries: Sequence[Entry]) -> Draft | None:
    draft = Draft()
    for entry in entries[:_MOST]:
        focus = [item.quote for item in reading.evidence if item.entry is entry]
        draft.extend(describe(reading.portfolio, entry, focus, _TOLD))
    return draft if draft.claims else None


def _held_there(reading: Reading) -> list[Entry]:
    """The talks at the event, city or country that the question names: `her session at Acme`."""
    if not _SESSION.search(reading.question) or _ELSE.search(reading.question):
        return []
    portfolio = reading.portfolio
    names = {stem(t.lower) for t in reading.rest if is_name_like(t, reading.question)}
    names |= {stem(t.lower) for t in reading.rest if not reading.is_soft(t)}
    found = []
    for talk in portfolio.of_kind("talk"):
        held = stems(f"{talk.location or ''} {talk.organisation or ''}")
        abroad = any(lies_in(portfolio, talk.location, name) for name in reading.foreign_names)
        if abroad or held & names:
            found.append(talk)
    return found if len(found) <= _MOST else []


def _meant(reading: Reading, entries: Sequence[Entry]) -> list[Entry]:
    """The one that the question describes, by place, organisation or subject; all of two."""
    placed = [
        entry
        for entry in entries
        if stems(f"{entry.location or ''} {entry.organisation or ''}") & reading.stems
    ]
    if placed and len(placed) <= _MOST:
        return placed
    among = placed or list(entries)
    if len(among) > 1:
        topic = topic_of(reading.question) or " ".join(token.text for token in reading.rest)
        kinds = {entry.kind for entry in among}
        found = Linker(reading.portfolio).entry(topic, kinds) if topic else None
        if found and found in among:
            return [found]
        if technologies := {each.name for each in reading.mentions.names}:
            portfolio = reading.portfolio
            on_it = [e for e in among if technologies & set(portfolio.technologies_of(e))]
            return sorted(on_it, key=lambda e: not stems(e.title) & reading.stems)[:1]
        return []
    return among if all(_is_on_topic(reading, entry) for entry in among) else []


def _is_on_topic(reading: Reading, entry: Entry) -> bool:
    """Whether an entry has a word of the subject that the question gives: `the talk on forests`."""
    subject = _SUBJECT.search(reading.question)
    words = content_tokens(subject["subject"]) if subject else []
    own = {token.lower for token in tokenize(reading.portfolio.person.name or "")}
    telling = [token for token in words if token.lower not in own]
    told = reading.portfolio.entry_stems[entry.id]
    covered = any(equivalents(stem(token.lower)) & told for token in telling)
    return covered or not (telling or reading.foreign_names)


def _thesis(reading: Reading) -> Draft | None:
    """The lines that speak of a thesis, each with the degree that it was for."""
    portfolio = reading.portfolio
    lines = [
        quote
        for entry in portfolio.of_kind("education", "publication", "project")
        for quote in portfolio.quotes(entry)
        if _THESIS.search(quote.text)
    ]
    narrowed = [quote for quote in lines if _is_of_degree(reading, quote)]
    degree = _DEGREE.search(reading.question)
    if degree and not narrowed and any(quote.entry.kind == "education" for quote in lines):
        theses = [quote.entry for quote in lines]
        what = f"what the {degree['degree'].lower()}’s thesis was about"
        return Draft(unsaid=[what], related=[portfolio.lead(entry) for entry in theses[:_MOST]])
    narrowed = narrowed or lines
    if not narrowed:
        return None
    draft = Draft()
    draft.extend([tell(quote, portfolio.person) for quote in narrowed[:_MOST]])
    return draft


def _is_of_degree(reading: Reading, quote: Quote) -> bool:
    """Whether the degree of a line is the one that the question speaks of: `her master's`."""
    told = stems(f"{quote.entry.position or ''} {quote.entry.title}")
    return any(equivalents(stem(token.lower)) & told for token in reading.content)


def _not_said_at(reading: Reading) -> Draft | None:
    """That there is no reference from where a job was, if there are others."""
    references = reading.portfolio.of_kind("reference")
    jobs = [entry for entry in reading.named if entry.kind == "role"]
    if not references or not jobs:
        return None
    missing = f"a reference from {place(jobs[0])}"
    return Draft(missing=[missing], related=[reading.portfolio.lead(each) for each in references])


def _by_whom(reading: Reading) -> list[Entry]:
    """The references of who is meant: by organisation or position, else all."""
    references = reading.portfolio.of_kind("reference")
    words = frozenset(stem(token.lower) for token in reading.content)
    named = [
        entry
        for entry in references
        if words & stems(f"{entry.organisation or ''} {entry.position or ''} {entry.title}")
    ]
    return named or ([] if reading.foreign_names or reading.named else references)
