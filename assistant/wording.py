"""Sentences out of the fragments that portfolios are written in.

    >>> Fragment.of("Built data alarm system with alerts").form
    'past'
    >>> clause("Built data alarm system with alerts")
    'built a data alarm system with alerts'

Words are added where English needs them (an article, "and"), nothing else is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from assistant.person import is_past, singular
from assistant.tables import word_list

Form = Literal["past", "gerund", "base", "third", "state", "question", "first", "sentence", "noun"]

_PHRASE_ENDS = re.compile(
    r"\s+(?:with|for|of|in|on|at|to|by|about|from|using|via|that|which|who|through|across|and|or|as|over|under|into|"
    r"between|during|while|without|where)\b|[;:(—–.]"
)
_PARTICIPLE = re.compile(r"[a-z]+(?:ing|ed)|used|built|written|run", re.IGNORECASE)
_VOWEL_SOUND = re.compile(
    r"(?!eu|one\b|once\b)[aeio]|u(?!ni(?!m|n)|s[ae]|t[ei]|rl|k)|hour|honest|heir|8|1[18](?!\d)",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-Z](?:[A-Z\d]|$)")
_OCCUPATIONS = (
    "eer",
    "oper",
    "ammer",
    "ist",
    "ician",
    "chitect",
    "ultant",
    "ager",
    "signer",
    "searcher",
    "eader",
    "founder",
)
_LETTER_NAME_VOWEL = frozenset("AEFHILMNORSX")
_LIST_TAIL = re.compile(r"((?:[\w.+#/-]+(?: [\w.+#/-]+)?, )+)([\w.+#/-]+(?: [\w.+#/-]+)?)$")
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I’m|I’ve|my|My|me)\b")
_FINITE = word_list("wording_finite")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A sentence or part of one, without its full stop, and its grammatical form."""

    text: str
    form: Form

    @classmethod
    def of(cls, text: str) -> Fragment:
        """Read the form off the first words."""
        body = text.strip().rstrip(".").strip()
        words = body.split()
        first = words[0].strip(",;:").lower() if words else ""
        if _FIRST_PERSON.search(body):
            return cls(body, "first")
        if first in {"how", "why", "when", "what"}:
            return cls(body, "question")
        if first in {"we", "our", "it", "this", "these", "they", "he", "she"} and len(words) > 1:
            return cls(body, "sentence")
        if _is_state(first, words[1:2]):
            return cls(body, "state")
        if is_past(first) and "-" not in first and len(words) > 1:
            return cls(body, "noun" if is_occupation(head(body)) else "past")
        if first in _third_persons() and len(words) > 1:
            return cls(body, "third")
        if (
            first.endswith("ing")
            and len(first) > 4
            and first not in _NOUNS_IN_ING
            and "-" not in first
        ):
            return cls(body, "gerund")
        if first in word_list("base"):
            return cls(body, "base")
        if any(word.strip(",") in _FINITE or word.endswith("n't") for word in words[1:]):
            return cls(body, "sentence")
        return cls(body, "noun")


def _is_state(first: str, following: list[str]) -> bool:
    """`Responsible for ...`, `Used by ...`, `Promoted to ...`: what the subject is or was."""
    if first in word_list("wording_states"):
        return bool(following)
    participle = is_past(first) or first in {"used", "known", "written", "given", "shown"}
    if participle and following == ["by"]:
        return True
    return first in word_list("wording_passive") and following[:1] in (["to"], ["as"], ["for"])


@cache
def _third_persons() -> dict[str, str]:
    return {singular(verb): verb for verb in word_list("base")}


def base_of(third: str) -> str:
    """The base form of a verb in the third person: `teaches` -> `teach`."""
    return _third_persons().get(third, third.removesuffix("s"))


_NOUNS_IN_ING = frozenset(["meeting", "string", "king", "thing", "spring", "pricing", "billing"])


def lower_first(text: str) -> str:
    """Lower-case the first letter unless the first word is a name or an acronym."""
    first = re.split(r"[\s/,-]", text, maxsplit=1)[0]
    if re.match(r"\w+-[A-Z]", text):
        return text
    if any(char.isupper() for char in first[1:]) or any(char.isdigit() for char in first):
        return text
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """Upper-case the first letter."""
    return text[:1].upper() + text[1:]


def article(noun_phrase: str) -> str:
    """`a` or `an`, by the sound of the first word."""
    word = re.split(r"[\s/-]", noun_phrase, maxsplit=1)[0]
    if _ACRONYM.match(word):
        return "an" if word[0] in _LETTER_NAME_VOWEL else "a"
    doubled = len(word) > 1 and word[0] == word[1] and word[0].upper() in _LETTER_NAME_VOWEL
    return "an" if doubled or _VOWEL_SOUND.match(word) else "a"


def head(noun_phrase: str) -> str:
    """The noun that a phrase is about: `real-time alarm system processing records` -> `system`.

    The first countable noun in front of a participle, a preposition or the end; else the last word.
    """
    match = _PHRASE_ENDS.search(noun_phrase)
    words = noun_phrase[: match.start() if match else None].split()
    for at, word in enumerate(words):
        bare = word.strip(",").lower()
        following = words[at + 1] if at + 1 < len(words) else ""
        ends = not following or word.endswith(",") or _PARTICIPLE.fullmatch(following.strip(","))
        if ends and (bare in word_list("countable") or is_occupation(bare)):
            return bare
    return words[-1].strip(",") if words else ""


def is_occupation(noun: str) -> bool:
    """Whether a noun has the ending of an occupation: `engineer`, `scientist`, `architect`."""
    return noun.endswith(_OCCUPATIONS) and noun not in word_list("no_occupation")


def with_article(noun_phrase: str) -> str | None:
    """`an alarm system ...` for a singular countable noun; None where that cannot be told."""
    first = noun_phrase.split()[0].lower() if noun_phrase.split() else ""
    if first in word_list("determiner") or first[:1].isdigit():
        return noun_phrase
    noun = head(noun_phrase).lower()
    if noun in word_list("countable") or is_occupation(noun):
        return f"{article(noun_phrase)} {noun_phrase}"
    return None


def with_and(text: str) -> str:
    """Put "and" before the last item of a list that ends the text without one."""
    match = _LIST_TAIL.search(text)
    if not match or re.search(r"\b(?:and|or)\b", match[0]):
        return text
    return f"{text[: match.start()]}{match[1].removesuffix(', ')} and {match[2]}"


def clause(text: str) -> str:
    """A fragment in the past, gerund or base form as the predicate of a sentence."""
    fragment = with_and(Fragment.of(text).text)
    verb, _, rest = fragment.partition(" ")
    determined = with_article(rest) if rest else None
    return f"{lower_first(verb)} {determined or rest}".strip()


def quoted(text: str) -> str:
    """The sentence between quotation marks, with its full stop inside."""
    body = text.strip().replace("“", "‘").replace("”", "’")
    if len(body) > 2 and body[0] == body[-1] == '"' and '"' not in body[1:-1]:
        body = body[1:-1]
    return f"“{body if body[-1:] in '.!?' else body + '.'}”"


def sentence(text: str) -> str:
    """With a capital at the start and a full stop at the end."""
    body = upper_first(text.strip())
    return body if body[-1:] in ".!?”" else f"{body}."
