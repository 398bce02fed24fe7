"""How the engineer is spoken of: name, pronoun, and verbs that agree with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.tables import word_list
from index import Entry

_PRONOUNS = {
    "she": ("she", "her", "her"),
    "he": ("he", "him", "his"),
    "they": ("they", "them", "their"),
}
_SINGULAR = {
    "have": "has",
    "are": "is",
    "were": "was",
    "do": "does",
    "write": "writes",
    "say": "says",
}


@dataclass(frozen=True, slots=True)
class Person:
    """The engineer, as the portfolio names them; nothing is guessed from a name."""

    name: str | None = None
    pronoun: str = "they"

    @classmethod
    def of(cls, entries: tuple[Entry, ...]) -> Person:
        """Name and pronouns of the profile, if it gives any."""
        profile = next((entry for entry in entries if entry.kind == "profile"), None)
        if profile is None:
            return cls()
        first = (profile.pronouns or "they").split("/")[0].strip().lower()
        return cls(profile.name, first if first in _PRONOUNS else "they")

    @property
    def subject(self) -> str:
        """Opens the first sentence: `Ada Novak` or `The engineer`."""
        return self.name or "The engineer"

    @property
    def inline(self) -> str:
        """The same inside a sentence: `Ada Novak` or `the engineer`."""
        return self.name or "the engineer"

    @property
    def they(self) -> str:
        """`they`, `she` or `he`."""
        return _PRONOUNS[self.pronoun][0]

    @property
    def them(self) -> str:
        """`them`, `her` or `him`."""
        return _PRONOUNS[self.pronoun][1]

    @property
    def their(self) -> str:
        """`their`, `her` or `his`."""
        return _PRONOUNS[self.pronoun][2]

    def verb(self, plural: str) -> str:
        """The verb for the pronoun: `have` with they, `has` with she or he."""
        return plural if self.pronoun == "they" else singular(plural)

    def third_person(self, sentence: str) -> str:
        """`I build things that I like` -> `They build things that they like`.

        Where a second verb would have to agree with she or he, the sentence is quoted instead.
        """
        if self.pronoun != "they" and _SECOND_VERB.search(sentence):
            return f"In {self.their} own words: “{sentence.rstrip('.')}.”"
        return _retold(sentence, self)


def singular(verb: str) -> str:
    """The form of a verb after she, he or a name: `have` -> `has`, `build` -> `builds`."""
    if verb in _SINGULAR:
        return _SINGULAR[verb]
    if re.search(r"(s|x|z|ch|sh|o)$", verb):
        return f"{verb}es"
    return re.sub(r"(?<=[^aeiou])y$", "ie", verb) + "s"


_FIRST_PERSON = re.compile(
    r"\b(I(?:['’](?:m|ve|d|ll))?|[Mm]yself|[Mm]e|[Mm]y|[Mm]ine)\b(\s+[a-z]+)?"
)
_SECOND_VERB = re.compile(
    r"\bI(?:'ve|’ve)?\b.*\b(?:and|or|but)\s+(?:(?:still|also|often|then|never|always)\s+)?(?!I\b)[a-z]+\s+(?:a|an|the|my|how|what|that|to|in|on|with)\b"
)
_CONTRACTED = {"m": "are", "ve": "have", "d": "had", "ll": "will"}
_UNCHANGED = word_list("person_unchanged")


def _retold(sentence: str, person: Person) -> str:
    def replace(match: re.Match[str]) -> str:
        word, following = match[1], match[2] or ""
        lower = word.lower().replace("’", "'")
        if lower == "i" or lower.startswith("i'"):
            return person.they + _after_pronoun(lower, following, person)
        simple = {"me": person.them, "my": person.their, "mine": _owned(person)}
        if lower in simple:
            return simple[lower] + following
        return {"they": "themselves", "she": "herself", "he": "himself"}[person.they] + following

    retold = _FIRST_PERSON.sub(replace, sentence)
    return retold[:1].upper() + retold[1:]


def _owned(person: Person) -> str:
    return person.their if person.their.endswith("s") else f"{person.their}s"


def _after_pronoun(pronoun: str, following: str, person: Person) -> str:
    contracted = pronoun.partition("'")[2]
    if contracted:
        verb = _CONTRACTED[contracted]
        return f" {person.verb(verb) if verb in _SINGULAR else verb}{following}"
    verb = following.strip()
    if verb == "am":
        return f" {person.verb('are')}"
    if verb == "was":
        return f" {person.verb('were')}"
    if not verb or person.pronoun == "they" or verb in _UNCHANGED or is_past(verb):
        return following
    return f" {singular(verb)}"


def is_past(verb: str) -> bool:
    """Whether a lower-case verb has the form of the simple past."""
    return verb in word_list("past") or (verb.endswith("ed") and len(verb) > 4)
