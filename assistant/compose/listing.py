"""Lists and counts of entries: complete, and only what fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.claims import Draft, Quote
from assistant.compose.naming import counted, kind_name, named_entries, number, status_says
from assistant.compose.roles import fields_quote
from assistant.compose.skills import evidence_of
from assistant.compose.telling import tell
from assistant.evidence import equivalents
from assistant.intents import ABSENT
from assistant.mentions import kind_phrases
from assistant.portfolio import strength
from assistant.reading import Reading
from assistant.tables import pattern, table, word_list
from assistant.technologies import Technology
from assistant.wording import lower_first, upper_first
from assistant.words import Token, join_words, stem, stems, stop_words, tokenize
from index import Entry

NEGATED = pattern("listing", "negated")
_OR = pattern("listing", "or")
_NARROWS = pattern("listing", "narrows")
_ONGOING = pattern("listing", "ongoing")
_OVER = pattern("listing", "over")
_AT_LEAST = pattern("listing", "at_least")
_AS_MANY = pattern("listing", "as_many")
_LONGEST_LIST = 24


@dataclass(frozen=True, slots=True)
class Condition:
    """What narrows a list down, as a predicate: `is in production`, `are in production`."""

    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The entries of a kind that a question asks for."""

    kind: str
    entries: tuple[Entry, ...]
    """What fits."""
    conditions: tuple[Condition, ...]
    unmet: tuple[str, ...]
    """Names that no entry of the kind has."""


def select(reading: Reading, kinds: Sequence[str] = ()) -> list[Selection]:
    """One selection for each kind that the question asks for, or of those in `kinds`."""
    kinds = kinds or [kind for kind in reading.mentions.kinds if kind != "skill"]
    if not kinds and not reading.scope:
        bare = not (_subject_words(reading) or reading.mentions.technologies)
        if reading.mentions.statuses or (reading.intent == "list" and bare):
            kinds = _likely_kinds(reading) or ["project"]
    elif not kinds:
        kinds = list(dict.fromkeys(entry.kind for entry in reading.scope))
    statuses = reading.mentions.statuses
    if kinds == ["project"] and len(statuses) > 1 and not _OR.search(reading.question):
        return [_selection(reading, "project", (status,)) for status in statuses]
    return [_selection(reading, kind, statuses) for kind in kinds]


def _likely_kinds(reading: Reading) -> list[str]:
    """Kinds of a topic that the question is nearly as like as a list: `what was published?`."""
    for intent in reading.intents[:4]:
        if intent.name.startswith(ABSENT) and intent.score >= reading.score("list") - 0.1:
            row = table("absent")[intent.name.removeprefix(ABSENT)]
            return list(row.get("kinds", ()))
    return []


def _selection(reading: Reading, kind: str, wanted: tuple[str, ...]) -> Selection:
    portfolio = reading.portfolio
    entries = [entry for entry in reading.scope or portfolio.entries if entry.kind == kind]
    conditions: list[Condition] = []
    unmet: list[str] = []
    if kind == "project" and wanted:
        negated = bool(NEGATED.search(reading.question))
        entries = [entry for entry in entries if (entry.status in wanted) != negated]
        conditions.append(_in_state(wanted, negated))
    if kind == "role" and all(entry.start for entry in entries):
        entries, told = _going_on(reading.question, entries)
        conditions += told
    for mention in reading.mentions.technologies:
        with_it = {entry.id for entry in evidence_of(portfolio, mention.technology).entries}
        entries = [entry for entry in entries if entry.id in with_it]
        conditions.append(_involving(mention.technology, mention.text))
        if not (entries or evidence_of(portfolio, mention.technology).quotes):
            unmet.append(mention.technology.name)
    places = {place.organisation for place in reading.mentions.organisations}
    if places and kind != "role":
        entries = [entry for entry in entries if entry.organisation in places]
        if not entries:
            names = join_words(
                [place.organisation or place.title for place in reading.mentions.organisations]
            )
            unmet.append(f"which {kind_name(kind, 2)} belong to {names}")
    topic = _subject_words(reading)
    if topic and entries:
        entries = _on_topic(reading, entries, topic)
        words = " ".join(token.text for token in _met(reading, entries, topic))
        conditions.append(Condition(f"bears on {words}", f"bear on {words}"))
        if not entries and not any(portfolio.frequency[stem(t.lower)] for t in topic):
            unmet.append(words)
        elif not entries:
            return Selection(kind, (), (), ())
    return Selection(kind, tuple(entries), tuple(conditions), tuple(unmet))


def _going_on(question: str, roles: list[Entry]) -> tuple[list[Entry], list[Condition]]:
    """Jobs that go on, or are over, where the question asks for those."""
    if _OVER.search(question):
        ended = [role for role in roles if role.end]
        return ended, [Condition("is over", "are over")]
    if _ONGOING.search(question):
        return [role for role in roles if not role.end], [Condition("goes on", "go on")]
    return roles, []


def _involving(technology: Technology, words: str) -> Condition:
    name = words if technology.is_category else technology.name
    return Condition(f"involves {name}", f"involve {name}")


def _in_state(statuses: Sequence[str], negated: bool) -> Condition:
    says = [status_says(status) for status in statuses]
    many = [each.replace("an experiment", "experiments") for each in says]
    no = "not " if negated else ""
    return Condition(f"is {no}{join_words(says, 'or')}", f"are {no}{join_words(many, 'or')}")


def _subject_words(reading: Reading) -> list[Token]:
    """What the entries shall be about: words of titles and other subjects."""
    spans = [(a, b) for a, b, stand_in in reading.mentions.spans if stand_in == "the project"]
    titled = [token for token in reading.content if any(a <= token.start < b for a, b in spans)]
    return titled + _topic(reading, reading.intent.startswith(ABSENT))


def _topic(reading: Reading, chosen: bool) -> list[Token]:
    """The words that narrow a list down: not those that name the kind, the state or the list
    itself."""
    tables = table("kinds")
    taken = {
        word
        for rows in (tables["kinds"], tables["statuses"])
        for row in rows.values()
        for name in row["asked"]
        for word in str(name).lower().split()
    }
    topic = [
        token
        for token in reading.rest
        if token.lower not in taken | word_list("light")
        and not (chosen and stem(token.lower) in reading.examples.words(reading.intent))
        and not reading.is_soft(token)
        and not token.text.isdigit()
    ]
    at = _kind_at(reading)
    topic = [t for t in topic if t in reading.subjects or _narrows(reading.question, t, at)]
    known = [token for token in topic if token in reading.subjects]
    unknown = [token for token in topic if token.text in " ".join(reading.unknown_names).split()]
    return known + [token for token in unknown if token not in known] or topic


def _kind_at(reading: Reading) -> int:
    """Where the name of the kind begins that is asked for; 0 where none is named."""
    return min((match.start for match in kind_phrases().find(reading.question)), default=0)


def _narrows(question: str, token: Token, at: int) -> bool:
    """Whether a word that the portfolio lacks says what the entries are on: beside the kind
    (`payment projects`) or after a preposition (`projects for banks`)."""
    if at and token.end <= at:
        between = tokenize(question[token.end : at])
        return not any(each.lower in stop_words() for each in between)
    return not at or bool(_NARROWS.search(question[: token.start])) or token.text[0].isupper()


def _on_topic(reading: Reading, entries: Sequence[Entry], topic: Sequence[Token]) -> list[Entry]:
    portfolio = reading.portfolio
    wanted = [equivalents(stem(token.lower)) for token in topic]
    joined = stems(" ".join(token.text for token in topic)) - {stem(token.lower) for token in topic}

    def hits(entry: Entry) -> int:
        found = portfolio.entry_stems[entry.id]
        return len(wanted) if joined & found else sum(bool(group & found) for group in wanted)

    exact = [entry for entry in entries if hits(entry) == len(wanted)]
    if exact or len(wanted) < 3:
        return exact
    return [entry for entry in entries if hits(entry) == len(wanted) - 1]


def _met(reading: Reading, entries: Sequence[Entry], topic: Sequence[Token]) -> Sequence[Token]:
    """The words of a topic that all entries hold: of several words one may be missing."""
    found = [reading.portfolio.entry_stems[entry.id] for entry in entries]
    met = [t for t in topic if all(equivalents(stem(t.lower)) & each for each in found)]
    return met or topic


def everything(reading: Reading) -> Draft | None:
    """All entries, of whatever kind, that speak of the subject."""
    topic = _subject_words(reading)
    if not topic or reading.mentions.organisations:
        return None
    entries = reading.scope or [e for e in reading.portfolio.entries if e.kind != "profile"]
    fitting = sorted(_on_topic(reading, entries, topic), key=strength)
    if not fitting:
        return None
    words = " ".join(token.text for token in _met(reading, fitting, topic))
    lines = [_naming(reading, entry, topic) for entry in fitting[:_LONGEST_LIST]]
    draft = Draft()
    if len(fitting) > 1:
        named = upper_first(named_entries(fitting[:_LONGEST_LIST]))
        draft.add(f"{named} speak of {words}.", *lines)
    for line in lines[:2]:
        draft.extend([tell(line, reading.portfolio.person)])
    return draft


def _naming(reading: Reading, entry: Entry, topic: Sequence[Token]) -> Quote:
    """The line of an entry that holds most of the topic."""
    wanted = [equivalents(stem(token.lower)) for token in topic]
    quotes = reading.portfolio.quotes(entry) or [Quote(entry, entry.title)]
    return max(quotes, key=lambda quote: sum(bool(group & stems(quote.text)) for group in wanted))


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
    if not left or not right:
        return
    phrases = [counted(selection.kind, len(selection.entries)) for selection in selections]
    asked = reading.question.lower()
    right_way = left == right if "as many" in asked else left > right
    right_way = left < right if "fewer" in asked else right_way
    quotes = [_quote(entry) for selection in selections for entry in selection.entries]
    said = f"{'Yes' if right_way else 'No'}: there are {phrases[0]} and {phrases[1]}."
    draft.add(said, *quotes)


def _verdict(question: str, count: int) -> str:
    """`Yes: ` or `No: ` to `more than five?`; nothing where no number is set."""
    found = _AT_LEAST.search(question)
    if not found:
        return ""
    word = found["count"].lower()
    limit = int(word) if word.isdigit() else _SPELLED.get(word)
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


_SPELLED = {number(count): count for count in range(1, 13)} | {"a dozen": 12, "dozen": 12}


def _say(reading: Reading, selection: Selection, draft: Draft) -> None:
    kind, entries = selection.kind, selection.entries
    if not (entries or selection.unmet or selection.conditions) and portfolio_has(reading, kind):
        return
    if not entries:
        what = " and ".join(condition.many for condition in selection.conditions)
        nothing = f"{kind_name(kind, 2)} that {what}" if what else kind_name(kind, 2)
        draft.missing += selection.unmet or [nothing]
        return
    if kind == "project" and not selection.conditions and any(entry.status for entry in entries):
        _by_status(entries, draft, _verdict(reading.question, len(entries)))
        return
    names = join_words([_listed(entry) for entry in entries[:_LONGEST_LIST]])
    quotes = [quote for entry in entries for quote in _supporting(reading, entry)]
    verdict = _verdict(reading.question, len(entries))
    opening = _opening(selection)
    said = f"{verdict}{lower_first(opening) if verdict else opening}"
    draft.add(f"{said} {names}{_more(entries)}.", *quotes)
    if any(technology.is_category for technology in reading.mentions.names):
        told = [_supporting(reading, entry)[-1] for entry in entries[:2]]
        draft.extend([tell(quote, reading.portfolio.person) for quote in told])


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


def _listed(entry: Entry) -> str:
    if entry.kind == "role":
        position = f" ({entry.position})" if entry.position else ""
        return f"{entry.organisation or entry.title}{position}"
    if entry.kind == "education" and entry.position:
        return f"{entry.position} at {entry.organisation or entry.title}"
    if entry.kind == "language" and entry.position:
        return f"{entry.title} ({entry.position})"
    return entry.title


def _quote(entry: Entry) -> Quote:
    return (
        fields_quote(entry, "status")
        if entry.status or entry.kind in {"role", "education"}
        else fields_quote(entry)
    )


def _supporting(reading: Reading, entry: Entry) -> list[Quote]:
    """The fields that are named, and the line with the technology or the subject of the list."""
    fields = (
        [_quote(entry)] if entry.kind in {"role", "education"} or reading.mentions.statuses else []
    )
    for technology in reading.mentions.names:
        for quote in evidence_of(reading.portfolio, technology).quotes:
            if quote.entry is entry:
                return [*fields, quote]
    topic = _subject_words(reading)
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
