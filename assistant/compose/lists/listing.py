"""Lists and counts of entries: complete, and only what fits."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Claim, Draft, Quote
from assistant.compose.choosing.selecting import Selection, select
from assistant.compose.choosing.shown import evidence_of
from assistant.compose.choosing.spans import length_asked
from assistant.compose.choosing.topics import on_topic, subject_words, topic_text
from assistant.compose.sentences.naming import (
    counted,
    kind_name,
    named_entries,
    status_says,
)
from assistant.compose.sentences.roles import fields_quote, place, since
from assistant.compose.sentences.telling import JOBS, tell
from assistant.evidence import equivalents
from assistant.forms.counting import claimed_number, counts_entries
from assistant.numbers import number, value_of
from assistant.portfolio import strength
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.wording import lower_first, upper_first
from assistant.words import Token, join_words, stem, stems
from index import Entry

_AT_LEAST = pattern("listing", "at_least")
_AS_MANY = pattern("listing", "as_many")
_ALL = pattern("listing", "of_all")
_NEITHER = pattern("listing", "neither")
_EMPLOYERS = pattern("listing", "employers")
_THE_OTHERS = pattern("listing", "the_others")
_WEIGHED = pattern("listing", "weighed")
_WITH_DATES = pattern("listing", "with_dates")
_LONGEST_LIST = 24
_MOST_DATES = 6


def everything(reading: Reading) -> Draft | None:
    """All entries, of whatever kind, that speak of the subject."""
    topic = subject_words(reading)
    if not topic or reading.mentions.organisations:
        return None
    entries = reading.scope or [e for e in reading.portfolio.entries if e.kind != "profile"]
    fitting = sorted(on_topic(reading, entries, topic), key=strength)
    if not fitting:
        return None
    words = topic_text(reading, fitting, topic)
    lines = [_naming(reading, entry, topic) for entry in fitting[:_LONGEST_LIST]]
    draft = Draft()
    if len(fitting) > 1:
        named = upper_first(named_entries(fitting[:_LONGEST_LIST]))
        draft.add(f"{named} speak of {words}.", *lines)
    for line in lines[:2]:
        draft.extend([tell(line, reading.portfolio.person)])
    return draft


def _naming(reading: Reading, entry: Entry, topic: Sequence[Token]) -> Quote:
    """The line of an entry that holds most of the topic; the fields where only the place does."""
    wanted = [equivalents(stem(token.lower)) for token in topic]
    quotes = reading.portfolio.quotes(entry) or [Quote(entry, entry.title)]

    def held(text: str) -> int:
        return sum(bool(group & stems(text)) for group in wanted)

    best = max(quotes, key=lambda quote: held(quote.text))
    at_place = held(entry.location or "") > held(best.text)
    return fields_quote(entry, "location") if at_place else best


def listing(reading: Reading, kinds: Sequence[str] = ()) -> Draft | None:
    """The entries that fit, named, each cited; of the `kinds`, or of those that are asked for."""
    selections = select(reading, kinds)
    if not selections:
        return None
    draft = Draft()
    if len(selections) == 2 and _AS_MANY.search(reading.question):
        _set_against(reading, selections, draft)
    for selection in selections:
        _say(reading, selection, draft)
    return draft


def _set_against(reading: Reading, selections: Sequence[Selection], draft: Draft) -> None:
    """`as many ... as ...`: the two numbers in one sentence."""
    left, right = (len(selection.entries) for selection in selections)
    if not left and not right:
        return
    phrases = [counted(selection.kind, len(selection.entries)) for selection in selections]
    asked = reading.question.lower()
    right_way = left == right if "as many" in asked else left > right
    right_way = left < right if "fewer" in asked else right_way
    quotes = [_quote(entry) for selection in selections for entry in selection.entries]
    verdict = f"{'Yes' if right_way else 'No'}: there" if _WEIGHED.search(asked) else "There"
    said = f"{verdict} are {phrases[0]} and {phrases[1]}."
    draft.add(said, *quotes)


def _verdict(question: str, count: int) -> str:
    """`Yes: ` or `No: ` to `more than five?`; nothing where no number is set."""
    found = None if length_asked(question) else _AT_LEAST.search(question)
    if not found:
        claimed = claimed_number(question)
        return "" if claimed is None else "Yes: " if claimed == count else "No: "
    limit = value_of(found["count"].lower())
    if limit is None:
        return ""
    holds = {
        "more than": count > limit,
        "over": count > limit,
        "at least": count >= limit,
        "as many as": count >= limit,
        "fewer than": count < limit,
        "less than": count < limit,
        "under": count < limit,
        "at most": count <= limit,
        "exactly": count == limit,
    }
    return "Yes: " if holds[found["how"].lower()] else "No: "


def _of_all(reading: Reading, selection: Selection) -> str:
    """`Yes: ` or `No: ` to `are all projects live?`; nothing where that is not asked."""
    if not selection.conditions or not _ALL.match(reading.question):
        return ""
    every = reading.portfolio.of_kind(selection.kind)
    if len(every) > 2 and len(selection.entries) > 1 and "both" in reading.question.lower():
        return ""
    return "Yes: " if len(selection.entries) == len(every) else "No: "


def _say(reading: Reading, selection: Selection, draft: Draft) -> None:
    kind, entries = selection.kind, selection.entries
    if not (entries or selection.unmet or selection.conditions) and portfolio_has(reading, kind):
        return
    if not entries:
        what = " and ".join(condition.many for condition in selection.conditions)
        nothing = f"{kind_name(kind, 2)} that {what}" if what else kind_name(kind, 2)
        draft.missing += selection.unmet or [nothing]
        if kind == "project" and not selection.unmet and len(reading.mentions.kinds) == 1:
            draft.extend(_elsewhere(reading))
        if selection.timed:
            _set_right(reading, kind, draft)
        return
    stated = kind == "project" and any(entry.status for entry in reading.portfolio.of_kind(kind))
    if stated and _THE_OTHERS.search(reading.question) and len(reading.mentions.statuses) == 1:
        _by_status(reading.portfolio.of_kind(kind), draft, "")
        return
    if kind == "project" and not selection.conditions and any(entry.status for entry in entries):
        _by_status(entries, draft, _verdict(reading.question, len(entries)))
        return
    if kind == "role" and not selection.conditions and (each := _by_employer(reading, entries)):
        names = join_words([place(entry) for entry in each])
        employers = f"{number(len(each))} employer{'s' if len(each) > 1 else ''}"
        draft.add(f"The portfolio lists {employers}: {names}.", *map(_quote, each))
        return
    dated = selection.timed or bool(_WITH_DATES.search(reading.question))
    shown = [_listed(entry, dated) for entry in entries[:_LONGEST_LIST]]
    if kind == "project" and any(_NEITHER.match(each.one) for each in selection.conditions):
        shown = [_with_state(entry) for entry in entries[:_LONGEST_LIST]]
    names = join_words(shown)
    quotes = [quote for entry in entries for quote in _supporting(reading, entry)]
    verdict = _verdict(reading.question, len(entries)) or _of_all(reading, selection)
    opening = _opening(selection)
    said = f"{verdict}{lower_first(opening) if verdict else opening}"
    draft.add(f"{said} {names}{_more(entries)}.", *quotes)
    if any(technology.is_category for technology in reading.mentions.names):
        told = [_supporting(reading, entry)[-1] for entry in entries[:2]]
        told = [quote for quote in told if quote.text != quote.entry.title]
        draft.extend([tell(quote, reading.portfolio.person) for quote in told])


def _elsewhere(reading: Reading) -> list[Claim]:
    """The jobs that show a technology which no project names."""
    found = (evidence_of(reading.portfolio, each) for each in reading.mentions.names)
    quotes = [quote for each in found for quote in each.quotes if quote.entry.kind == "role"]
    return [tell(quote, reading.portfolio.person) for quote in quotes[:2]]


def _by_employer(reading: Reading, roles: Sequence[Entry]) -> list[Entry]:
    """A role of each employer, where employers are counted and one has more than one role."""
    if not (_EMPLOYERS.search(reading.question) and counts_entries(reading.question)):
        return []
    each = {place(role): role for role in roles}
    return list(each.values()) if len(each) < len(roles) else []


def _set_right(reading: Reading, kind: str, draft: Draft) -> None:
    """Give the dates of what there is, where nothing falls into the time that is asked for."""
    held = [entry for entry in reading.portfolio.of_kind(kind) if entry.start][:_MOST_DATES]
    if held:
        names = join_words([_listed(entry, dated=True) for entry in held])
        be = "is" if len(held) == 1 else "are"
        draft.corrects = True
        dated = f"The {kind_name(kind, len(held))} with a date {be} {names}."
        draft.add(dated, *[_quote(entry) for entry in held])


def portfolio_has(reading: Reading, kind: str) -> bool:
    """Whether there are entries of the kind at all."""
    return bool(reading.portfolio.of_kind(kind))


def _more(entries: Sequence[Entry]) -> str:
    left = len(entries) - _LONGEST_LIST
    return f", and {left} more" if left > 0 else ""


def _opening(selection: Selection) -> str:
    count = len(selection.entries)
    phrase = counted(selection.kind, count)
    if not selection.conditions:
        return f"The portfolio lists {phrase}:"
    told = " and ".join(each.one if count == 1 else each.many for each in selection.conditions)
    return f"{upper_first(phrase)} {told}:"


_DATED = frozenset({"talk", "award", "certificate", "publication"})
_KEYWORDS = 4
"""What is listed under an interest, as far as a list of interests tells it."""
_TOLD_BESIDE = _DATED | {"role", "education"}
"""Kinds whose place or date a list gives beside the title."""


def _listed(entry: Entry, dated: bool = False) -> str:
    if entry.kind in JOBS or (entry.kind == "education" and not entry.position):
        position = entry.position if entry.kind == "role" else None
        beside = ", ".join(part for part in (position, since(entry) if dated else "") if part)
        return f"{entry.organisation or entry.title}{f' ({beside})' if beside else ''}"
    if entry.kind == "education":
        period = f" ({since(entry)})" if dated and entry.start else ""
        return f"{entry.position} at {entry.organisation or entry.title}{period}"
    if entry.kind in _DATED and (entry.start or entry.organisation):
        when = since(entry).removeprefix("in ") if entry.start else ""
        told = ", ".join(part for part in (entry.organisation, when) if part)
        return f"{entry.title} ({told})"
    if entry.kind in {"language", "skill"} and entry.position:
        return f"{entry.title} ({entry.position})"
    if entry.kind == "interest" and entry.highlights:
        return f"{entry.title} ({', '.join(entry.highlights[:_KEYWORDS])})"
    return entry.title


def _with_state(entry: Entry) -> str:
    return f"{entry.title} ({status_says(entry.status)})" if entry.status else entry.title


def _quote(entry: Entry) -> Quote:
    return (
        fields_quote(entry, "status")
        if entry.status or entry.kind in {"role", "education", "skill", "language"}
        else fields_quote(entry)
    )


def _supporting(reading: Reading, entry: Entry) -> list[Quote]:
    """The fields that are named, and the line with the technology or the subject of the list."""
    told = entry.kind in _TOLD_BESIDE or reading.mentions.statuses
    fields = [_quote(entry)] if told else []
    for technology in reading.mentions.names:
        for quote in evidence_of(reading.portfolio, technology).quotes:
            if quote.entry is entry:
                return [*fields, quote]
    if entry.kind == "interest" and entry.highlights:
        return [_quote(entry), *(Quote(entry, item) for item in entry.highlights[:_KEYWORDS])]
    topic = subject_words(reading)
    return [*fields, _naming(reading, entry, topic)] if topic else [_quote(entry)]


def _by_status(entries: Sequence[Entry], draft: Draft, verdict: str) -> None:
    groups: dict[str | None, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.status, []).append(entry)
    draft.add(
        f"{verdict}{'the' if verdict else 'The'} portfolio lists "
        f"{counted('project', len(entries))}.",
        *[fields_quote(e, "status") for e in entries],
    )
    for status, members in groups.items():
        says = status_says(status) if status else "without a stated status"
        if says == "an experiment" and len(members) > 1:
            says = "experiments"
        verb = "is" if len(members) == 1 else "are"
        names = join_words([entry.title for entry in members])
        draft.add(
            f"{upper_first(number(len(members)))} {verb} {says}: {names}.",
            *[fields_quote(entry, "status") for entry in members],
        )
