"""Jobs that a question on time tells by their title or line of business, not by the employer:
`as a general manager`, `the organ building`, `the startup`."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from assistant.evidence import equivalents
from assistant.forms.time_forms import without_form
from assistant.reading import Reading
from assistant.tables import word_list
from assistant.words import Token, stem, stems, stop_words, tokenize
from index import Entry

_JOBS = frozenset({"role", "volunteer"})
_ENDING = re.compile(r"(?:ship|ings?|[eo]rs?|s)$")
"""What tells work from who does it: `apprenticeship`, `building`, `builders`."""
_SHORTENED = 4
_MOST = 3


def titled_jobs(reading: Reading) -> Sequence[Entry]:
    """The jobs whose title or employer's name has all that the question says beyond its form."""
    jobs = [entry for entry in reading.portfolio.entries if entry.kind in _JOBS and entry.start]
    wanted = _wanted(reading)
    if not wanted or all(token.lower in word_list("time_trades") for token in wanted):
        return []
    found = [job for job in jobs if all(_has(_names(job), token) for token in wanted)]
    return found[:_MOST] or _by_noun_of_place(reading, jobs, wanted)


def _by_noun_of_place(
    reading: Reading, jobs: Sequence[Entry], wanted: Sequence[Token]
) -> Sequence[Entry]:
    """`the early stage startup`: the one employer in whose name the noun stands, where the other
    words are the portfolio's, too."""
    nouns = [token for token in wanted if token.lower in word_list("linking_places")]
    if len(nouns) != 1:
        return []
    known = reading.portfolio.frequency
    others = [stem(token.lower) for token in wanted if token not in nouns]
    if not all(any(known[form] for form in (each, *equivalents(each))) for each in others):
        return []
    noun = nouns[0].lower
    found = [job for job in jobs if any(word.startswith(noun) for word in _names(job))]
    return found if len(found) == 1 else []


def _wanted(reading: Reading) -> list[Token]:
    """The words of what the time is asked of."""
    skipped = stop_words() | word_list("told_dates_plain") | word_list("linking_verbs")
    skipped = skipped | word_list("time_staying")
    own = stems(reading.portfolio.person.name or "")
    tokens = tokenize(without_form(reading.question))
    return [
        token
        for token in tokens
        if token.text.isalpha() and token.lower not in skipped and stem(token.lower) not in own
    ]


def _names(job: Entry) -> Collection[str]:
    """The words of a job's title and employer."""
    texts = (job.position, job.title, job.organisation)
    return {token.lower for text in texts for token in tokenize(text or "")}


def _has(names: Collection[str], token: Token) -> bool:
    word = token.lower
    if equivalents(stem(word)) & {stem(name) for name in names} or word in names:
        return True
    short = word_list("time_initials")
    return any(
        (len(word) >= _SHORTENED and name.startswith(word))
        or (len(word) >= _SHORTENED and _ENDING.sub("", word) == _ENDING.sub("", name))
        or _spells_out(word, name, short)
        or _spells_out(name, word, short)
        for name in names
    )


def _spells_out(word: str, initials: str, short: Collection[str]) -> bool:
    """`executive`, or `exec`, in `CEO`."""
    full = (each.split(":")[1] for each in short if each.startswith(f"{initials}:"))
    return any(each == word or (len(word) >= _SHORTENED and each.startswith(word)) for each in full)
