"""Answers to what is not in the portfolio: said plainly, with what helps, and no citation that pretends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.claims import Claim, Draft, Quote
from assistant.compose.about import describe
from assistant.compose.roles import fields_quote, place, since
from assistant.intents import ABSENT
from assistant.reading import Reading
from assistant.tables import table
from assistant.words import join_words
from index import Entry


def absent(reading: Reading) -> Draft | None:
    """The answer to a topic of `absent.yaml`: from the kind or field that holds it, or that it is not there."""
    row = table("absent")[reading.intent.removeprefix(ABSENT)]
    held = _held(reading, row)
    if held is not None:
        return held
    return Draft(missing=[row["says"]])


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


def _from_entries(reading: Reading, entries: list[Entry]) -> Draft | None:
    """The entries of the kind; where the question names one thing, only those that have it."""
    names = [name for name in reading.unknown_names]
    if names:
        draft = Draft(missing=[*names])
        draft.related += [fields_quote(entry) for entry in entries[:3]]
        return draft
    draft = Draft()
    asked = [
        entry for entry in entries if reading.stems & reading.portfolio.title_stems[entry.id]
    ] or entries
    for entry in asked[:6]:
        draft.extend(describe(reading.portfolio, entry, [], 1 if len(asked) > 1 else 3))
    return draft


def nothing(reading: Reading) -> Draft:
    """Nothing found: what the question is about, as far as it can be named, and the nearest lines."""
    draft = Draft(missing=[subject_of(reading)])
    near = [
        item for item in reading.evidence[:6] if item.similarity >= 0.25 or item.coverage >= 0.4
    ]
    seen: set[str] = set()
    for item in near:
        if item.entry.id not in seen:
            seen.add(item.entry.id)
            draft.related.append(item.quote)
    draft.related = draft.related[:3]
    return draft


_LEAD = re.compile(
    r"^(?:(?:and|but|so|ok|okay|well|please|hey|hi|hello)[,\s]+)*"
    r"(?:(?:can|could|would) you (?:please )?(?:tell me|say|explain|describe|show me)(?: about| whether| if)?\s+|tell me (?:more )?(?:about )?|what about |how about "
    r"|(?:do|does|did|has|have|is|are|was|were|can|could|will|would) (?:he|she|they|the engineer|the candidate|this person|you)\s+)+",
    re.IGNORECASE,
)


def subject_of(reading: Reading) -> str:
    """The subject of a question, to complete "does not mention ..."."""
    if reading.unknown_names:
        return join_words(reading.unknown_names[:3])
    content = reading.content
    if not content:
        return "that"
    text = reading.question
    start, end = content[0].start, content[-1].end
    phrase = text[start:end].strip(" ?!.,")
    if len(content) <= 4 and len(phrase.split()) <= 6 and _is_phrase(phrase):
        return phrase
    return "that"


def _is_phrase(phrase: str) -> bool:
    words = phrase.lower().split()
    verbs = {
        "is",
        "are",
        "was",
        "were",
        "do",
        "does",
        "did",
        "has",
        "have",
        "had",
        "they",
        "he",
        "she",
        "you",
        "i",
        "we",
        "it",
        "can",
        "will",
        "would",
        "when",
        "if",
        "than",
    }
    return not verbs & set(words)


def unknown_place(reading: Reading, name: str) -> Draft:
    """A question about work at a place that the portfolio does not name: the jobs that it does name."""
    roles = reading.portfolio.roles
    draft = Draft(premise=f"The portfolio names no role at {name}.", corrects=True)
    if roles:
        told = join_words([f"{place(role)}{_brief(role)}" for role in roles[:6]])
        lists = "The role it lists is" if len(roles) == 1 else "The roles it lists are"
        draft.add(f"{lists} {told}.", *[fields_quote(role) for role in roles[:6]])
    return draft


def _brief(role: Entry) -> str:
    return f" ({since(role)})" if role.start else ""
