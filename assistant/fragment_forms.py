"""Which form a line has: a whole sentence, or a fragment and of which kind.

>>> form_of("Made in 36 hours by five strangers"), form_of("The demonstration ran on 12 phones")
('state', 'sentence')

There is no grammar of English here, only what shows a form beyond doubt: irregular verbs, an
object behind a verb, a relative pronoun in front of one. What shows nothing is `unclear`, and is
quoted rather than bent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from assistant.noun_phrases import head, is_occupation
from assistant.person import is_past, singular
from assistant.tables import table, word_list

Form = Literal[
    "past",
    "gerund",
    "base",
    "third",
    "state",
    "question",
    "first",
    "sentence",
    "noun",
    "unclear",
]

_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I’m|I’ve|my|My|me)\b")
_NOUNS_IN_ING = frozenset(["meeting", "string", "king", "thing", "spring", "pricing", "billing"])
_COPULAS = frozenset(["was", "were", "had"])
_CLAUSE_END = re.compile(r"[;:—–]$|^[—–-]$|\.$")


@cache
def verbs(name: str) -> frozenset[str]:
    """A list of `verbs.yaml`."""
    return frozenset(str(table("verbs")[name]).split())


_MARK = verbs("relatives")
_MARKS = verbs("joining")
_SUBJECTS = verbs("subjects")
_OBJECTS = verbs("objects")
_DETERMINERS = verbs("determiners")
_PREPOSITIONS = verbs("prepositions")
_NUMBERS = verbs("numbers")
_RATES = verbs("rates")
_NO_VERBS = verbs("no_verbs")
_PEOPLE = verbs("people")


@cache
def third_persons() -> dict[str, str]:
    """`teaches` -> `teach`, for the verbs that are known."""
    return {singular(verb): verb for verb in verbs("plain") | word_list("base")}


def form_of(body: str) -> Form:
    """The form, read off the first words and the verbs of the main clause."""
    words = body.split()
    plain = [word.strip(",;:.()\"'“”‘’").lower() for word in words]
    first, following = (plain[0], plain[1:]) if plain else ("", [])
    if _FIRST_PERSON.search(body):
        return "first"
    if first in {"how", "why", "what"} or (first == "when" and _found(words, plain) < 2):
        return "question"
    if not following:
        return "noun"
    if first in {"we", "our", "it", "this", "these", "they", "he", "she"}:
        return "sentence"
    if first in word_list("wording_states"):
        return "state"
    if first in _COPULAS:
        return "past"
    if first.endswith("ly") and _past_form(following[0], following[1:]):
        return "past"
    past = _past_form(first, following)
    if past:
        return _of_past(past, body, words, plain)
    if _leads_as_third(first, following):
        return "third"
    nominal = _NOUNS_IN_ING | verbs("adjectives")
    if first.endswith("ing") and len(first) > 4 and first not in nominal and "-" not in first:
        return "sentence" if _main_verb(words, plain) == "yes" else "gerund"
    if first in word_list("base") and _is_object(following[0]):
        return "base"
    return _of_clause(words, plain)


def _of_clause(words: Sequence[str], plain: Sequence[str]) -> Form:
    found = _main_verb(words, plain)
    if found == "yes":
        return "sentence"
    starts_bare = plain[0] in _PREPOSITIONS or plain[0] in {"not", "enough"}
    return "unclear" if found == "unclear" or starts_bare else "noun"


def _of_past(
    past: Literal["past", "state"], body: str, words: Sequence[str], plain: Sequence[str]
) -> Form:
    """`Trained engineer with ...` is no deed, `Unfilled nights fell` has a subject."""
    following = plain[1]
    if past == "past" and not _is_object(following) and not words[0].endswith(","):
        if is_occupation(head(body)):
            return "noun"
        if plain[0] in {"awarded", "named", "ranked", "graded", "voted", "crowned"}:
            return "unclear"
        if plain[0].endswith("ed") and _main_verb(words[1:], plain[1:]) == "yes":
            beyond_doubt = verbs("past_only") | verbs("modals") | word_list("wording_finite")
            return "sentence" if beyond_doubt & set(plain[1:]) else "unclear"
    return past


def _past_form(word: str, following: Sequence[str]) -> Literal["past", "state"] | None:
    """Whether a word that begins a fragment is what was done, or what was done to something."""
    if word in verbs("adjectives") or not following:
        return None
    if word in verbs("past_only"):
        return "past"
    if word in verbs("participle_only"):
        return "state"
    is_ed = word.endswith("ed") and len(word) > 4
    if not (is_ed or word in verbs("both") or is_past(word)):
        return None
    after = following[0]
    if after == "by":
        return "state"
    counts = after[:1].isdigit() and following[1:2] in (["times"], ["x"])
    if counts or after in _PREPOSITIONS:
        return "past" if word in verbs("active") and not counts else "state"
    if "-" in word and word.partition("-")[0] not in {"co", "re", "pre", "over", "out", "self"}:
        return None
    return "past"


def _leads_as_third(word: str, following: Sequence[str]) -> bool:
    base = third_persons().get(word)
    if not following or word in _NO_VERBS:
        return False
    if word in {"is", "has"} and following[0] != "been":
        return True
    if base and (base not in verbs("also_nouns") or base in word_list("base")):
        return following[0] not in {"and", "or", "of", "that", "which"} | _MARK
    return bool(word.endswith("s") and not word.endswith("ss") and _is_determiner(following))


def _is_determiner(following: Sequence[str]) -> bool:
    """`the review`, but no `a week`: plural nouns are counted by that."""
    rate = following[0] in {"a", "an", "per", "each", "every"} and following[1:2]
    return following[0] in _DETERMINERS and not (rate and following[1] in _RATES)


def _is_object(word: str) -> bool:
    return word in _DETERMINERS or word in _OBJECTS or word in word_list("determiner")


def _main_verb(words: Sequence[str], plain: Sequence[str]) -> Literal["yes", "no", "unclear"]:
    """Whether the words up to the first relative pronoun or stop have a verb of their own."""
    doubt = False
    for at in range(1, len(plain)):
        if plain[at] in _MARKS or plain[at] in {"whose", "whom"}:
            return "unclear" if doubt or _has_more(words[at:], plain[at:]) else "no"
        sure = _is_verb(words, plain, at)
        if sure:
            return "yes"
        doubt = doubt or sure is None
        if _CLAUSE_END.search(words[at - 1]) and at > 1:
            break
    return "unclear" if doubt else "no"


def _has_more(words: Sequence[str], plain: Sequence[str]) -> bool:
    """Whether there are more verbs behind a relative pronoun than such pronouns: `... that works
    is ...`."""
    joined = sum(word in _MARKS or word in {"and", "or", "but"} for word in plain)
    stop = next((at for at, word in enumerate(words) if word.endswith(";")), len(words))
    return _found(words[:stop], plain[:stop]) > joined


def _found(words: Sequence[str], plain: Sequence[str]) -> int:
    return sum(bool(_is_verb(words, plain, at)) for at in range(1, len(plain)))


def _is_verb(words: Sequence[str], plain: Sequence[str], at: int) -> bool | None:
    """Whether the word at a place is a finite verb; None where it may be one."""
    word, before = plain[at], plain[at - 1]
    following = plain[at + 1 :]
    after = following[0] if following else ""
    if word in word_list("wording_finite") | verbs("modals") or word.endswith(("n't", "n’t")):
        return before != "to"
    if before in _DETERMINERS or before in _PREPOSITIONS or before in {"of", "by", "and", "or"}:
        return before in _SUBJECTS and _may_be_verb(word)
    if before in _SUBJECTS and _may_be_verb(word) and (at < 2 or words[at - 2][-1:] in ",;"):
        return True
    if word in verbs("past_only"):
        return True
    object_follows = bool(after) and (_is_determiner(following) or after in _OBJECTS)
    stopped = words[at - 1][-1:] in ",;:"
    if is_past(word) or word in verbs("both"):
        if object_follows and not stopped:
            return True
        ends = words[at][-1:] == "," and before.endswith("s")
        return None if ends and not stopped else False
    if word in third_persons() and word not in _NO_VERBS and not stopped:
        known = third_persons()[word] not in verbs("also_nouns")
        if known or object_follows or after in _NUMBERS:
            return True
        return False if _is_modified(words, plain, at) else None
    if word in verbs("plain") and not stopped and (_is_plural(before) or before in _SUBJECTS):
        return True if object_follows else (None if word not in verbs("also_nouns") else False)
    return None if word.endswith("s") and object_follows and not stopped else False


def _is_modified(words: Sequence[str], plain: Sequence[str], at: int) -> bool:
    """Whether a noun phrase has come to what stands behind its noun, where plurals are nouns."""
    return plain[at - 1][:1].isdigit() or any(
        word in _PREPOSITIONS | {"of", "by", "vs"} or word.endswith("ing") or raw.endswith(",")
        for word, raw in zip(plain[:at], words[:at], strict=True)
    )


def _is_plural(word: str) -> bool:
    return word in _PEOPLE or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _may_be_verb(word: str) -> bool:
    known = word in verbs("plain") or word in third_persons() or word in verbs("both")
    return known or is_past(word) or word in verbs("past_only")
