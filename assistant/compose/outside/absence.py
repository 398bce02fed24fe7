"""Answers to what is not in the portfolio: said plainly, with what helps, and no citation that
pretends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from assistant.claims import Claim, Draft, Quote
from assistant.compose.choosing.topics import kind_at, narrows
from assistant.compose.entries.about import about, describe
from assistant.compose.figures.figures import asks_quantity
from assistant.compose.lists.listing import listing
from assistant.compose.sentences.details import details
from assistant.compose.sentences.naming import kind_name, kind_words
from assistant.compose.sentences.roles import fields_quote, named_by, place, since
from assistant.compose.time.moments import end
from assistant.forms.counting import counts_entries
from assistant.intents import ABSENT
from assistant.kinds import kind_stems
from assistant.measures import wanted
from assistant.numbers import is_number
from assistant.reading import Reading
from assistant.tables import pattern, table
from assistant.words import Token, content_tokens, join_words, stem, tokenize
from index import Entry

_TOLD = 0.75
_NEAR = 0.45
_STUDIES = 3
_RARE = 2
"""Entries that a word may stand in to tell entries of a kind apart."""
_ALL_LANGUAGES = pattern("mentions", "spoken")
_NUMBER = pattern("cues", "number")
_AFTER = pattern("listing", "narrows")


def absent(reading: Reading) -> Draft | None:
    """The answer to a topic of `absent.yaml`; None where lines of the portfolio may answer it
    yet."""
    row = table("absent")[reading.intent.removeprefix(ABSENT)]
    kinds = row.get("kinds", ())
    beyond = any(stem(token.lower) not in kind_stems() for token in reading.unaccounted)
    if (
        kinds
        and not set(kinds) & set(reading.mentions.kinds)
        and beyond
        and reading.has_rare_subject
        and reading.evidence[0].entry.kind not in kinds
    ):
        return about(reading)
    held = _held(reading, row)
    if held is not None:
        return held
    spoken = "language" in reading.mentions.kinds and "language" in kinds
    if row.get("may_be_told") and _is_told(reading) and not spoken:
        return None
    return not_mentioned(reading)


def not_mentioned(reading: Reading) -> Draft:
    """That the portfolio does not mention the topic, with when a job ended where that corrects
    the question."""
    row = table("absent")[reading.intent.removeprefix(ABSENT)]
    topic = str(row["says"])
    known = reading.portfolio.frequency
    if any(known[stem(token.lower)] for token in content_tokens(topic)):
        # The words stand there, in another sense: `family doctors`.
        draft = Draft(unsaid=[f"anything about {topic}"])
    else:
        draft = Draft(missing=[topic])
    if row.get("corrects") == "end":
        ended = end(reading)
        if ended and ended.claims:
            draft.extend(ended.claims)
            draft.corrects = True
    return draft


def _is_told(reading: Reading) -> bool:
    """Whether a line covers most of what the question asks, beside the names in it."""
    words = frozenset(stem(token.lower) for token in reading.rest)
    # One word alone may stand there in another sense: `has she kids?`, not `work with kids`.
    alone = len(words) == 1 and not _AFTER.search(reading.question[: reading.rest[0].start])
    least = _NEAR if alone else 0.0
    return bool(words) and any(
        reading.finder.coverage(words, item.quote) >= _TOLD and item.similarity >= least
        for item in reading.evidence[:8]
    )


def _held(reading: Reading, row: dict[str, Sequence[str]]) -> Draft | None:
    portfolio = reading.portfolio
    entries = portfolio.of_kind(*row.get("kinds", ()))
    if entries:
        return _from_entries(reading, entries)
    profile = next(iter(portfolio.of_kind("profile")), None)
    if profile is None or not row.get("fields"):
        return None
    draft = Draft()
    for name in row["fields"]:
        draft.extend(_field(profile, name, portfolio.person.subject))
    return draft if draft.claims else None


def _field(profile: Entry, name: str, subject: str) -> list[Claim]:
    if name == "name" and profile.name:
        return [Claim(f"The engineer's name is {profile.name}.", (Quote(profile, profile.name),))]
    if profile.contact != "public":
        return []
    if name == "email" and profile.email:
        return [
            Claim(f"{subject} can be reached at {profile.email}.", (Quote(profile, profile.email),))
        ]
    if name == "links" and profile.links:
        quotes = tuple(Quote(profile, link) for link in profile.links)
        return [Claim(f"The links given are {join_words(list(profile.links))}.", quotes)]
    return []


def none_of_kind(reading: Reading, kind: str) -> Draft | None:
    """That there is nothing of the kind; None where a line of another entry speaks of it."""
    named = {stem(t.lower) for name in kind_words(kind)[:2] for t in tokenize(name)}
    if any(reading.portfolio.frequency[each] for each in named):
        return None
    return Draft(missing=[kind_name(kind, 2)])


def of_kind(reading: Reading, kind: str) -> Draft | None:
    """The entries of a kind, as `_from_entries` narrows them down; None where there are none."""
    entries = reading.portfolio.of_kind(kind)
    return _from_entries(reading, entries) if entries else None


def _from_entries(reading: Reading, entries: list[Entry]) -> Draft | None:
    """The entries of the kind; where the question names one thing, only those that have it."""
    if _NUMBER.search(reading.question) or _states_number(reading):
        kinds = list(dict.fromkeys(entry.kind for entry in entries))
        listed = listing(reading, kinds)
        if listed:
            return listed
    if sort := _other_sort(reading):
        return Draft(missing=[sort], related=[fields_quote(entry) for entry in entries[:3]])
    names = list(reading.unknown_names)
    if names and not reading.mentions.groups:
        draft = Draft(missing=[*names])
        draft.related += [fields_quote(entry) for entry in entries[:3]]
        return draft
    draft = Draft()
    called = [entry for entry in entries if entry in reading.mentions.groups]
    if called and _ALL_LANGUAGES.search(reading.question):
        called = entries
    asked = called or _narrowed(reading, entries)
    if not asked:
        foreign = [token.text for token in reading.unaccounted]
        return Draft(missing=[" ".join(foreign)], related=[fields_quote(e) for e in entries[:3]])
    for entry in asked[:6]:
        draft.extend(describe(reading.portfolio, entry, [], 1 if len(asked) > 1 else 3))
    return draft


def _other_sort(reading: Reading) -> str | None:
    """A sort of the kind that the portfolio has no word for: `driving licence`."""
    known = reading.portfolio.frequency
    for left, right in pairwise(reading.rest):
        beside = reading.question[left.end : right.start] == " "
        of_kind = stem(right.lower) in kind_stems() and not right.lower.endswith("s")
        if left.lower.endswith("est"):
            continue  # A rank is no sort: `highest degree`.
        if beside and of_kind and left in reading.asked and not known[stem(left.lower)]:
            return reading.question[left.start : right.end]
    return None


def _states_number(reading: Reading) -> bool:
    """`How many certificates?`, `three certificates, is that right?`"""
    return counts_entries(reading.question) or bool(
        reading.mentions.kinds and any(is_number(t.lower) for t in tokenize(reading.question))
    )


def _narrowed(reading: Reading, entries: list[Entry]) -> list[Entry]:
    """The entries that have what else the question names; none where it is nowhere."""
    known = reading.portfolio.frequency
    at = kind_at(reading.question, reading.mentions.kinds)
    tokens = [
        token
        for token in reading.unaccounted
        if stem(token.lower) not in kind_stems()
        and (known[stem(token.lower)] or narrows(reading.question, token, at))
    ]
    words = {stem(token.lower) for token in tokens}
    rare = {word for word in words if 0 < known[word] <= _RARE}
    fitting = [e for e in entries if words & named_by(e)]
    fitting = fitting or [e for e in entries if rare & reading.portfolio.entry_stems[e.id]]
    if not fitting and tokens and all(not known[word] for word in words):
        return []
    return fitting or entries


def nothing(reading: Reading) -> Draft:
    """Nothing found: what the question is about, as far as it can be named, and the nearest
    lines."""
    subject = subject_of(reading)
    if subject:
        draft = Draft(missing=[subject])
    elif asks_quantity(reading.question):
        draft = Draft(premise=f"The portfolio gives no {_counted(reading)}.")
    else:
        draft = Draft(premise="The portfolio does not say.")
    near = [
        item for item in reading.evidence[:6] if item.similarity >= 0.25 or item.coverage >= 0.4
    ]
    lines = {item.entry.id: item.quote for item in reversed(near)}
    draft.related = list(reversed(lines.values()))[:3]
    draft.silent = not reading.foreign_names
    return draft


def _counted(reading: Reading) -> str:
    """The figure that is missing: what is counted, as far as one word names it."""
    sort = wanted(reading.question)
    noun = sort.noun if sort else ""
    plural = noun[-1:] == "s" and noun.isalpha() and noun.islower()
    if sort and sort.measures == {"percent"}:
        return "percentage for that"
    return f"figure for the number of {noun}" if plural else "figure for that"


def subject_of(reading: Reading) -> str | None:
    """What a question is about and the portfolio does not name; None where that cannot be told.

    Only words that occur nowhere in the portfolio are said not to be mentioned.
    """
    if reading.unknown_names:
        return join_words(reading.unknown_names[:3], "or")
    known = reading.portfolio.frequency
    foreign = [token for token in reading.asked if not known[stem(token.lower)]]
    if (
        foreign
        and len(foreign) == len(reading.content) <= 3
        and _adjacent(reading.question, foreign)
    ):
        return reading.question[foreign[0].start : foreign[-1].end]
    return None


def _adjacent(question: str, tokens: Sequence[Token]) -> bool:
    return all(question[left.end : right.start] in {" ", "-"} for left, right in pairwise(tokens))


def unknown_place(reading: Reading, name: str) -> Draft:
    """A question about work at a place that the portfolio does not name: the jobs that it does
    name."""
    roles = reading.portfolio.roles
    draft = Draft(premise=f"The portfolio names no role at {name}.", corrects=True)
    if roles:
        told = join_words([f"{place(role)}{_brief(role)}" for role in roles[:6]])
        lists = "The role it lists is" if len(roles) == 1 else "The roles it lists are"
        draft.add(f"{lists} {told}.", *[fields_quote(role) for role in roles[:6]])
    return draft


def unknown_school(reading: Reading, name: str) -> Draft:
    """A question about studies at a place that the portfolio does not name: those that it does."""
    draft = Draft(premise=f"The portfolio names no studies at {name}.", corrects=True)
    for entry in reading.portfolio.of_kind("education")[:_STUDIES]:
        draft.extend(details(entry, reading.portfolio.person)[:1])
    return draft


def _brief(role: Entry) -> str:
    return f" ({since(role)})" if role.start else ""
