"""What the entries of a list shall be about: the words that narrow it down, and who has them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from assistant.evidence import equivalents
from assistant.forms.excluding import asides, excluded, within
from assistant.forms.predicates import acts, makings
from assistant.intents import ABSENT
from assistant.kinds import kind_phrases, words_of_kinds
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import Token, is_name_like, stem, stems, stop_words, tokenize
from index import Entry

_NARROWS = pattern("listing", "narrows")
_OR = pattern("listing", "or")
_LANGUAGES = pattern("listing", "languages")
_APART = pattern("listing", "apart")
_ALTERNATIVE = pattern("listing", "alternative")
_NOWHERE = -1


def subject_words(reading: Reading) -> list[Token]:
    """What the entries shall be about: words of titles and other subjects."""
    spans = [(a, b) for a, b, stand_in in reading.mentions.spans if stand_in == "the project"]
    titled = [
        token
        for token in reading.content
        if any(a <= token.start < b for a, b in spans) and not _left_out(reading, token)
    ]
    return titled + _topic(reading, reading.intent.startswith(ABSENT))


def unwanted_words(reading: Reading) -> list[Token]:
    """What the entries shall not be about: `projects, but none on games`."""
    spans = excluded(reading.question)
    skipped = words_of_kinds() | word_list("light") | word_list("listing")
    return [
        token
        for token in reading.rest
        if within(token.start, spans) and token.lower not in skipped and token in reading.subjects
    ]


def _left_out(reading: Reading, token: Token) -> bool:
    return within(token.start, excluded(reading.question))


def _topic(reading: Reading, chosen: bool) -> list[Token]:
    """The words that narrow a list down: not those that name the kind, the state or the list
    itself, nor what is left out or only counts, too."""
    skipped = words_of_kinds() | word_list("light") | word_list("listing")
    if reading.mentions.kinds == ("reference",):
        skipped = skipped | word_list("topics_referees")
    beside = (*excluded(reading.question), *asides(reading.question), *makings(reading.question))
    topic = [
        token
        for token in reading.rest
        if token.lower not in skipped
        and not within(token.start, beside)
        and not (chosen and stem(token.lower) in reading.examples.words(reading.intent))
        and not (reading.is_soft(token) and not _tells(reading, token))
        and not token.text.isdigit()
        and not _is_called_so(reading.question, token)
        and not _is_level(reading, token)
    ]
    at = kind_at(reading.question, reading.mentions.kinds)
    known = [t for t in topic if t in reading.subjects or _compounds(reading, t)]
    topic = [t for t in topic if t in known or narrows(reading.question, t, at)]
    unknown = [token for token in topic if token.text in " ".join(reading.unknown_names).split()]
    return known + [token for token in unknown if token not in known] or topic


def _is_called_so(question: str, token: Token) -> bool:
    """Whether a word is another one for the kind, written beside it: `her models/projects`."""
    kinds = kind_phrases().find(question)
    after = question[token.end : token.end + 1] == "/" and {kind.start for kind in kinds}
    before = question[token.start - 1 : token.start] == "/" and {kind.end for kind in kinds}
    return bool((after and token.end + 1 in after) or (before and token.start - 1 in before))


def without_acts(reading: Reading, topic: Sequence[Token]) -> list[Token]:
    """The words of a topic without the verb right after the kind, if any are left: `payments` of
    `projects that handle payments`."""
    return [token for token in topic if not within(token.start, acts(reading.question))]


def _is_level(reading: Reading, token: Token) -> bool:
    """Whether a word is a level of the skills or languages that are asked for."""
    kinds = _LEVELLED & set(reading.mentions.kinds)
    levels = (entry.position or "" for entry in reading.portfolio.of_kind(*kinds))
    return any(token.lower in level.lower().split() for level in levels)


_LEVELLED = frozenset({"skill", "language"})
_FEW = 3
"""Entries that a common word may stand in to be a subject after a preposition."""


def _tells(reading: Reading, token: Token) -> bool:
    """Whether a common word is a subject nonetheless: `with radio`, where few entries have it."""
    known = 0 < reading.portfolio.frequency[stem(token.lower)] <= _FEW
    on_it = known and _NARROWS.search(reading.question[: token.start])
    return bool(on_it) or _compounds(reading, token)


def _compounds(reading: Reading, token: Token) -> bool:
    """Whether a word makes a known one with the next: `online shops`, where e-commerce is told."""
    after = next((t for t in reading.rest if t.start == token.end + 1), None)
    if after is None or after.text.isdigit():
        return False
    known = reading.portfolio.frequency
    joined = stem(token.lower + after.lower)
    return any(known[each] for each in equivalents(joined))


def kind_at(question: str, kinds: Collection[str] = ()) -> int:
    """Where the name of the kind begins that is asked for; -1 where none is named."""
    places = [match.start for match in kind_phrases().find(question)]
    if "language" in kinds:
        places += [match.start() for match in _LANGUAGES.finditer(question)]
    return min(places, default=_NOWHERE)


def narrows(question: str, token: Token, at: int) -> bool:
    """Whether a word that the portfolio lacks says what the entries are on: beside the kind
    (`payment projects`) or after a preposition (`projects for banks`)."""
    if at > 0 and token.end <= at:
        between = tokenize(question[token.end : at])
        apart = _APART.search(question[token.end : at])
        return not apart and not any(each.lower in stop_words() for each in between)
    preposed = bool(_NARROWS.search(question[: token.start]))
    return at == _NOWHERE or preposed or is_name_like(token, question)


def on_topic(reading: Reading, entries: Sequence[Entry], topic: Sequence[Token]) -> list[Entry]:
    """The entries that have the words of a topic, or of one of its alternatives."""
    wanted = alternatives(reading.question, topic)
    fitting = {e.id for words in wanted for e in _having(reading, entries, words)}
    return [entry for entry in entries if entry.id in fitting]


def alternatives(question: str, topic: Sequence[Token]) -> list[list[Token]]:
    """The words of a topic, apart where `or` stands between them."""
    found: list[list[Token]] = []
    for token in sorted(topic, key=lambda each: each.start):
        parted = found and _ALTERNATIVE.search(question[found[-1][-1].end : token.start])
        if found and not parted:
            found[-1].append(token)
        else:
            found.append([token])
    return found if _OR.search(question) else [[token for words in found for token in words]]


def _having(reading: Reading, entries: Sequence[Entry], topic: Sequence[Token]) -> list[Entry]:
    """The entries with all words; of three and more one may be missing."""
    portfolio = reading.portfolio
    wanted = [equivalents(stem(token.lower)) for token in topic]
    single = {stem(token.lower) for token in topic}
    joined = stems(" ".join(token.text for token in topic)) - single
    compounds = frozenset[str]().union(*(equivalents(each) for each in joined))

    def hits(entry: Entry) -> int:
        found = portfolio.entry_stems[entry.id]
        return len(wanted) if compounds & found else sum(bool(group & found) for group in wanted)

    exact = [entry for entry in entries if hits(entry) == len(wanted)]
    if exact or len(wanted) < 3:
        return exact
    return [entry for entry in entries if hits(entry) == len(wanted) - 1]


def topic_text(reading: Reading, entries: Sequence[Entry], topic: Sequence[Token]) -> str:
    """A topic as the question words it: of several words those that all entries hold, of
    alternatives those that one of them holds."""
    wanted = alternatives(reading.question, topic)
    if len(wanted) > 1:
        met = [words for words in wanted if _having(reading, entries, words)] or wanted
        return " or ".join(_written(reading.question, words) for words in met)
    found = [reading.portfolio.entry_stems[entry.id] for entry in entries]
    held = [t for t in topic if all(equivalents(stem(t.lower)) & each for each in found)]
    return _written(reading.question, held or topic)


def _written(question: str, words: Sequence[Token]) -> str:
    """The words with the hyphens between them as in the question."""
    text = _plain(words[0], question) if words else ""
    for left, right in pairwise(words):
        between = question[left.end : right.start]
        text += (between if between == "-" else " ") + _plain(right, question)
    return text


def _plain(token: Token, question: str) -> str:
    """A word without the capital that only opens the sentence."""
    return token.text if is_name_like(token, question) else token.text.lower()
