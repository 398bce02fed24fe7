"""Which entry a description means: `the energy trader`, `her whale detector`, `the lidar thing`.

A description shares rare words with an entry, or means the same; it counts only where no other
entry comes near.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.evidence import equivalents
from assistant.kinds import kind_phrases, kind_stems
from assistant.portfolio import Portfolio
from assistant.tables import word_list
from assistant.words import Token, stem, stop_words, tokenize
from index import Entry

_AT_PLACES = ("role", "volunteer", "education")
_TITLED = 1.0
_TOLD = 0.65
"""What a word counts for that an entry has in its title, or in its text only."""
_LIKENESS = 0.9
"""What the cosine of a description and the nearest passage counts for beside the words."""
_LEAST = 0.55
_LEAST_WORDS = 0.4
_ALIKE = 0.5
"""Cosine from which a description may mean an entry with which it shares no word."""
_MARGIN = 0.1
_JOB = 0.42
_AHEAD = 0.13
"""Cosine from which a description may mean a job, and by how much no other comes as near."""
_GENERIC = 0.25
"""What a word counts for that says only what sort of thing it is: `company`, `tool`."""
_WORK = frozenset({"role", "project"})
_THOUGHT = frozenset({"principle", "deep-dive"})
_LONGEST = 5
_HITS = 30


@dataclass(frozen=True, slots=True)
class Link:
    """A description in a question, `question[start:end]`, and the entry that it means."""

    entry: Entry
    start: int
    end: int
    score: float


class Linker:
    """Resolves descriptions to entries of one portfolio."""

    def __init__(self, portfolio: Portfolio) -> None:
        self._portfolio = portfolio

    def entry(self, text: str, kinds: Collection[str] = ()) -> Entry | None:
        """The entry that a description means, of `kinds` if any are given."""
        link = self._linked(text, 0, len(text), kinds)
        return link.entry if link else None

    def work(self, text: str) -> Entry | None:
        """The project that a description means, if it means no other entry nearly as well."""
        link = self._linked(text, 0, len(text), {"project"})
        return link.entry if link else None

    def nearest_job(self, text: str, least: float = _JOB, ahead: float = _AHEAD) -> Entry | None:
        """The job that means nearly the same as a description, and no other does: `the sea job`.

        Its cosine is at least `least`, and by `ahead` above that of the next.
        """
        near = self._portfolio.index.similarities(self._portfolio.index.embed([text])[0])
        best = {role.id: 0.0 for role in self._portfolio.roles}
        for likeness, passage in zip(near, self._portfolio.index.passages, strict=True):
            if passage.entry_id in best:
                best[passage.entry_id] = max(best[passage.entry_id], float(likeness))
        ranked = sorted(best.values(), reverse=True)
        if not ranked or ranked[0] < least or (len(ranked) > 1 and ranked[0] - ranked[1] < ahead):
            return None
        return self._portfolio.index.entry(max(best, key=lambda each: best[each]))

    def links(self, question: str, taken: Iterable[tuple[int, int]] = ()) -> list[Link]:
        """The descriptions in a question outside the spans `taken`, in their order."""
        spans = list(taken)
        found: list[Link] = []
        places = [(run[0].start, run[-1].end) for run in _runs(question)]
        places = [
            (start, end)
            for start, end in places
            if not any(start < stop and begin < end for begin, stop in spans)
        ]
        # At once takes less time than one by one, and they are remembered.
        self._portfolio.index.embed([question[start:end] for start, end in places])
        for start, end in places:
            link = self._linked(question, start, end)
            if link and link.entry not in [each.entry for each in found]:
                found.append(link)
        return found

    def _linked(
        self, question: str, start: int, end: int, kinds: Collection[str] = ()
    ) -> Link | None:
        text = question[start:end]
        wanted, meant = self._wanted(text)
        allowed = set(kinds) or meant
        if not wanted or not any(map(str.isalpha, text)):
            return None
        near = self._nearness(text)
        ids = dict.fromkeys([*near, *self._holding(wanted)])
        scored: list[tuple[float, float, Entry]] = []
        for entry_id in ids:
            entry = self._portfolio.index.entry(entry_id)
            if entry.kind == "profile" or (allowed and entry.kind not in allowed):
                continue
            words = self._words(wanted, entry)
            likeness = near.get(entry_id, 0.0)
            scored.append((words + _LIKENESS * likeness, words, entry))
        scored.sort(key=lambda each: (-each[0], self._portfolio.position(each[2])))
        if not scored:
            return None
        close = [each for each in scored if each[0] > scored[0][0] - _MARGIN]
        works = [each for each in close if each[2].kind in _WORK]
        if len(close) > 1 and len(works) == 1:
            close = [each for each in close if each in works or each[2].kind not in _THOUGHT]
        score, words, entry = close[0]
        sure = words >= _LEAST_WORDS or near.get(entry.id, 0.0) >= _ALIKE
        if len(close) > 1 or score < _LEAST or not sure:
            return None
        return Link(entry, start, end, score)

    def _wanted(self, text: str) -> tuple[dict[str, float], set[str]]:
        """The stems of a description with their weights, and the kinds that its noun may mean."""
        tokens = [t for t in tokenize(text) if t.lower not in stop_words()]
        ends = tokens[-1].end if tokens else 0
        kinds = {match.value for match in kind_phrases().find(text) if match.end == ends}
        places = word_list("linking_places")
        if tokens and tokens[-1].lower in places:
            kinds = set(_AT_PLACES)
        if any(token.lower in word_list("linking_degrees") for token in tokens):
            kinds = {"education"}
        generic = _generic()
        if all(stem(token.lower) in generic for token in tokens):
            return {}, kinds
        weights: dict[str, float] = {}
        for token in tokens:
            each = stem(token.lower)
            share = _GENERIC if each in generic else 1.0
            weights[each] = share * self._portfolio.rarity(each)
        return weights, kinds

    def _holding(self, wanted: Collection[str]) -> list[str]:
        """Ids of the entries that hold one of the words."""
        forms = {form for each in wanted for form in equivalents(each)}
        stems_of = self._portfolio.entry_stems
        return [entry_id for entry_id, found in stems_of.items() if forms & found]

    def _words(self, wanted: dict[str, float], entry: Entry) -> float:
        """Share of the words, by weight, that an entry has."""
        title = self._portfolio.title_stems[entry.id]
        told = self._portfolio.entry_stems[entry.id]
        got = 0.0
        for each, weight in wanted.items():
            forms = equivalents(each)
            if each in title:
                got += _TITLED * weight
            elif each in told:
                got += _TOLD * weight
            elif forms & title:
                got += 0.8 * _TITLED * weight
            elif forms & told:
                got += 0.8 * _TOLD * weight
        return got / sum(wanted.values())

    def _nearness(self, text: str) -> dict[str, float]:
        """Cosine of the text and the nearest passage of each entry that a search finds."""
        found: dict[str, float] = {}
        for hit in self._portfolio.hits(text, _HITS):
            entry_id = hit.passage.entry_id
            found[entry_id] = max(found.get(entry_id, 0.0), hit.similarity)
        return found


@cache
def _generic() -> frozenset[str]:
    """Stems of nouns that tell no entry from another."""
    words = word_list("linking_places") | word_list("linking_works")
    return frozenset(map(stem, words)) | kind_stems()


def _runs(question: str) -> list[Sequence[Token]]:
    """Words that stand side by side without a stop word or punctuation between them.

    In a sentence with articles only those that follow one, or a preposition.
    """
    runs: list[list[Token]] = []
    previous: Token | None = None
    tokens = tokenize(question)
    leads = word_list("linking_leads")
    wordy = any(token.lower in leads for token in tokens)
    led = not wordy
    for token in tokens:
        if token.lower in stop_words() or token.lower in word_list("linking_verbs"):
            previous = None
            led = not wordy or token.lower in leads or token.text.endswith(("'s", "’s"))
            continue
        if not led:
            previous = None
            continue
        beside = previous is not None and question[previous.end : token.start] in {" ", "-"}
        if beside and len(runs[-1]) < _LONGEST:
            runs[-1].append(token)
        else:
            runs.append([token])
        previous = token
    return list(runs)
