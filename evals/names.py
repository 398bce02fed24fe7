"""Names in a sentence, and sentences that say what the portfolio does not say.

A name is a word written with a capital inside a sentence (`Redis`, `Soulofox`), or with capitals
or digits inside the word (`RabbitMQ`, `Web3`). The first word of a sentence is one only where
the portfolio or the question writes it with a capital inside a sentence, and never without.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache

from index import Entry

_WORD = re.compile(r"[^\W_][\w.+#'’&-]*")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:;—–•\n\"“(]\s*|\d\.\s*)$")
_LOOK_BACK = 4
"""Characters before a word that tell whether it opens a sentence."""
_ODD = re.compile(r"\w[A-Z]|[A-Za-z]\d|\d[A-Z]")
_NOT_NAMES = re.compile(
    r"i|i'm|ok|q|a|she|he|they|it|her|his|their|yes|no|\d[\d.,]*(?:[kmbx]|st|nd|rd|th|s)?"
)
_DENIAL = re.compile(
    r"\bportfolio(?: \w+){0,2}? "
    r"(?:does not|doesn['’]t|no|nothing|never|neither|nowhere|is silent)\b"
    r"|\b(?:not|nothing|nowhere|no \w+) (?:\w+ ){0,3}in (?:the|this|\w+['’]s) portfolio\b"
    r"|\bit (?:does not|doesn['’]t) (?:say|mention|name|list|give|show|tell)\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:(?:not|n['’]t|never)\s+mention|no\s+mention\s+of|nothing\s+about)\s+(.+?)\s*[.!]?$", re.I
)
_ABOUT_ITSELF = re.compile(r"\b(?:I|I['’]m|me|my|assistant|portfolio|ask|question|questions)\b")
_PRONOUNS = {"that", "this", "it", "them", "those", "these", "any", "anything", "any of them"}
_QUOTATION = re.compile(r"“([^”]+)”|\"([^\"]+)\"")
_CLAUSES = re.compile(r"[;.]\s+|,?\s+(?:but|although|though|while|whereas|because|so)\s+", re.I)
_LIST = re.compile(r",(?!\d)\s*(?:or|and|nor)?\s*|\s+(?:or|and|nor)\s+")


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[tuple[str, bool], ...]:
    """The words of a text, each with whether it opens a sentence."""
    return tuple(
        (
            match[0].rstrip(".+'’&-") or match[0],
            bool(_OPENS_SENTENCE.search(text, max(0, match.start() - _LOOK_BACK), match.start())),
        )
        for match in _WORD.finditer(text)
    )


def plain(word: str) -> str:
    """A word as it is compared: `Soulofox’s` and `soulofox` are one, `March` and `Mar` as well."""
    lowered = word.lower().replace("’", "'").removesuffix("'s").rstrip(".'")
    return _MONTHS.get(lowered, lowered)


_MONTHS = {name.lower(): name[:3].lower() for name in calendar.month_name if name}


def stands_in(word: str, evidence: str) -> bool:
    """Whether a name is a word of the evidence: `Node` is in `Node.js`, `APIs` in `API`."""
    name = plain(word)
    forms = _forms(evidence)
    if name in forms or name.rstrip("s") in forms:
        return True
    return len(name) >= 4 and any(form.startswith(name) for form in forms)


@lru_cache(maxsize=4096)
def _forms(evidence: str) -> frozenset[str]:
    found = {plain(word) for word, _ in words(evidence)}
    found |= {part for word in found for part in word.split("-")}
    return frozenset(found | {word.rstrip("s") for word in found})


def is_denial(text: str) -> bool:
    """Whether a sentence says that the portfolio does not say something."""
    return bool(_DENIAL.search(text))


def is_about_itself(text: str) -> bool:
    """Whether a sentence is about the assistant, the portfolio or what can be asked."""
    return bool(_ABOUT_ITSELF.search(text))


def denied_things(text: str) -> list[str]:
    """`The portfolio does not mention Kafka or Go.` gives Kafka and Go; `that` is no thing."""
    match = _DENIED.search(text)
    things = [thing.strip(" \"'“”") for thing in _LIST.split(match[1])] if match else []
    return [thing for thing in things if thing and thing.lower() not in _PRONOUNS]


def quotations(text: str) -> list[str]:
    """What a sentence says in quotation marks."""
    return [match[1] or match[2] for match in _QUOTATION.finditer(text)]


def claims_of(text: str) -> str:
    """The parts of a sentence that do not deny: of `No Go in this portfolio, but Rust` `Rust`."""
    return " ; ".join(clause for clause in _CLAUSES.split(text) if not is_denial(clause)).strip()


@dataclass(frozen=True)
class Names:
    """How a portfolio writes its words."""

    capital: frozenset[str]
    """Plain forms of words that it writes with a capital inside a sentence."""
    small: frozenset[str]
    """Plain forms of words that it writes without."""
    subject: frozenset[str]
    """Plain forms of the words of the owner's own name."""

    @classmethod
    def of(cls, entries: tuple[Entry, ...]) -> Names:
        """Read the names from the entries of a portfolio."""
        capital, small = _by_case("\n".join(entry.document for entry in entries))
        titles = " ".join(f"{entry.title} {entry.organisation or ''}" for entry in entries)
        capital |= {plain(word) for word, _ in words(titles) if word[0].isupper()}
        owners = [entry.name for entry in entries if entry.name]
        return cls(capital, small, frozenset(plain(w) for name in owners for w in name.split()))

    def in_text(self, text: str, question: str = "") -> list[str]:
        """The names that a sentence claims something about, without the owner's own."""
        claimed = {plain(word) for word, _ in words(claims_of(text))}
        told_by_case = "" if question.isupper() else question
        capital = self.capital | _by_case(told_by_case)[0]
        found = []
        for word, opens in words(text):
            key = plain(word)
            if key not in claimed or key in self.subject or _NOT_NAMES.fullmatch(key):
                continue
            named_elsewhere = key in capital and key not in self.small
            if _ODD.search(word) or (word[0].isupper() and (not opens or named_elsewhere)):
                found.append(word)
        return found

    def knows(self, name: str) -> bool:
        """Whether the portfolio contains a name."""
        return plain(name) in self.capital


def _by_case(text: str) -> tuple[frozenset[str], frozenset[str]]:
    capital, small = set(), set()
    for word, opens in words(text):
        if word[0].islower():
            small.add(plain(word))
        elif not opens or _ODD.search(word):
            capital.add(plain(word))
    return frozenset(capital), frozenset(small)
