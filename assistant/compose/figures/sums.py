"""Sums of money that lines tell: what something costs, what it saved, what a job paid.

Where the entry that is asked about tells no such sum, no other figure stands in for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.claims import Claim, Draft, Quote
from assistant.compose.choosing.meant import described_job
from assistant.compose.sentences.roles import place
from assistant.compose.sentences.telling import JOBS, tell
from assistant.measures import Figure, figures_in
from assistant.numbers import amount
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.wording import quoted
from assistant.words import stem, stems, tokenize
from index import Entry

_ASKED = {
    "saved": pattern("sums", "saved"),
    "paid": pattern("sums", "paid"),
    "cost": pattern("sums", "cost"),
}
_OTHER = pattern("sums", "other")
_VERDICT = pattern("sums", "verdict")
_TOLD: Mapping[str, frozenset[str]] = {
    "saved": frozenset(stem(word) for word in word_list("sums_saved")),
    "paid": frozenset(stem(word) for word in word_list("sums_paid")),
    "cost": frozenset(stem(word) for word in word_list("sums_cost")),
}
_UNSAID = {"saved": "how much {} saved", "paid": "what {} paid", "cost": "what {} costs"}
_COMPARED = {"saved": "which of them saved more", "paid": "which of them paid more"}
_NEAR = 0.35
_COVERS = 0.5
_MOST = 3


def sum_of_money(reading: Reading) -> Draft | None:
    """The sums of the sort that a question asks for; None where it asks for none, or where it
    names nothing and no near line gives one."""
    question = reading.question
    sort = next((name for name, form in _ASKED.items() if form.search(question)), None)
    if sort is None or _OTHER.search(question) or reading.mentions.technologies:
        return None
    entries = _meant(reading, sort)
    if not entries:
        lines = _near(reading, sort)
        draft = Draft()
        if not lines and sort == "paid" and _VERDICT.search(question):
            draft.unsaid.append(_COMPARED[sort])
            return draft
        draft.extend([_told(reading, line) for line in lines[:1]])
        return draft if lines else None
    found = {entry.id: _lines(reading, entry, sort) for entry in entries}
    if not any(found.values()):
        return _none(reading, entries, sort)
    draft = Draft()
    for entry in entries:
        for line in found[entry.id][: 1 if len(entries) > 1 else _MOST]:
            draft.extend([_told(reading, line)])
        if not found[entry.id] and entry in reading.mentions.titles:
            draft.unsaid.append(_UNSAID[sort].format(_name(entry)))
    if _VERDICT.search(question) and len(draft.claims) > 1:
        _compare([found[entry.id][0] for entry in entries if found[entry.id]], sort, draft)
    return draft


def _told(reading: Reading, line: Quote) -> Claim:
    """The line; `Paid internship, 900 a month` is no deed and is quoted."""
    first = line.text.split(" ", 1)[0].lower()
    entry = line.entry
    if first in word_list("sums_paid") and entry.kind in JOBS:
        return Claim(f"On {place(entry)}, the entry says: {quoted(line.text)}", (line,))
    return tell(line, reading.portfolio.person)


def _none(reading: Reading, entries: Sequence[Entry], sort: str) -> Draft | None:
    """That a piece of work tells no such sum; of jobs other steps know what is not told."""
    titles = [entry for entry in entries if entry in reading.mentions.titles]
    if sort == "paid":
        names = list(dict.fromkeys(_name(each) for each in entries if each.kind in JOBS))
        return Draft(unsaid=[f"what {name} paid" for name in names]) if names else None
    if not titles:
        return None
    related = [reading.portfolio.lead(entry) for entry in titles]
    return Draft(unsaid=[_UNSAID[sort].format(_name(each)) for each in titles], related=related)


def _meant(reading: Reading, sort: str) -> list[Entry]:
    """What the question names; a job by its position, `as an intern`, too."""
    named = list(reading.named)
    if places := reading.mentions.organisations:
        names = {each.organisation for each in places}
        work = [e for e in reading.portfolio.of_kind("project") if e.organisation in names]
        return named if sort == "paid" else [*dict.fromkeys([*named, *work])]
    found = named or _of_position(reading)
    both = _VERDICT.search(reading.question)
    if not (found or both) and sort == "paid" and (job := described_job(reading)):
        found = [job]
    return found


def _of_position(reading: Reading) -> list[Entry]:
    """The one job whose position has a word of the question that no other position has."""
    asked = {stem(token.lower) for token in reading.content}
    held = {role.id: stems(role.position or "") for role in reading.portfolio.roles}
    fitting = [
        role
        for role in reading.portfolio.roles
        if any(
            sum(word in others for others in held.values()) == 1 for word in asked & held[role.id]
        )
    ]
    return fitting if len(fitting) == 1 else []


def _lines(reading: Reading, entry: Entry, sort: str) -> list[Quote]:
    return [quote for quote in reading.portfolio.quotes(entry) if _is_sum(quote.text, sort)]


def _is_sum(text: str, sort: str) -> bool:
    """Whether a line has money in it, and a word that says what for: `costs`, `saved`, `paid`."""
    in_kind = sort == "paid" and any(each.measure == "weight" for each in figures_in(text))
    return bool(_money(text) or in_kind) and bool(_words(text) & _TOLD[sort])


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(token.lower) for token in tokenize(text)) | stems(text)


def _money(text: str) -> list[Figure]:
    return [figure for figure in figures_in(text) if figure.measure == "money"]


def _near(reading: Reading, sort: str) -> list[Quote]:
    """Lines near a question that names no entry: the words beside the sum must be theirs."""
    own = frozenset(stem(t.lower) for t in reading.asked) - _TOLD[sort]
    if not own:
        return []
    return [
        item.quote
        for item in reading.evidence[:4]
        if _is_sum(item.quote.text, sort)
        if item.similarity >= _NEAR
        if item.entry is reading.evidence[0].entry
        or reading.finder.coverage(own, item.quote) >= _COVERS
    ]


def _compare(lines: Sequence[Quote], sort: str, draft: Draft) -> None:
    """Which of two sums is the larger, where both are one sum of one currency and period."""
    sums = [_money(line.text) for line in lines]
    if len(lines) == 2 and all(len(each) == 1 for each in sums):
        (one,), (other,) = sums
        values = [amount(figure.text) or 0.0 for figure in (one, other)]
        if one.text[0] == other.text[0] and one.recurs == other.recurs and all(values):
            more, less = (one, other) if values[0] > values[1] else (other, one)
            if values[0] != values[1]:
                draft.add(f"{more.text.strip()} is more than {less.text.strip()}.", *lines)
                return
    draft.unsaid.append(_COMPARED.get(sort, "which of them costs more"))


def _name(entry: Entry) -> str:
    return place(entry) if entry.kind in {"role", "volunteer"} else entry.title
