"""Answers to `We build X; would I want to meet them?`: the lines that bear most on what is needed.

Whether somebody fits is for the reader to judge: only what the portfolio shows is put before them.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Claim, Draft, Quote
from assistant.compose.choosing.shown import evidence_of
from assistant.compose.person.overview import largest, overview, strengths
from assistant.compose.sentences.details import details
from assistant.compose.sentences.telling import tell
from assistant.compose.skills.skills import shown, skills
from assistant.evidence import Evidence, equivalents
from assistant.forms.excluding import within
from assistant.forms.needs import need_words, needed
from assistant.portfolio import strength
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import Token, content_tokens, is_name_like, is_of_calendar, stem, tokenize
from index import Entry

_BELONGS = pattern("fitting", "belongs")
_WHO = pattern("fitting", "who")
_SCALE = pattern("fitting", "scale")
_HITS = 60
_MOST = 4
_OF_TECHNOLOGIES = 3
_EACH_ALONE = 2
_NEAR = 0.33
"""Similarity from which a line bears on a need of which it has no word."""
_SHARES = 0.25
"""Coverage from which a less similar one does."""
_FAR = 0.18
_MARGIN = 0.25
_OPENING = 3
_LARGE = 10_000
_AT_SCALE = 0.3
"""How much better a line fits that tells a large figure, where work at scale is needed."""
_WEIGHTS = {
    "role": 0.06,
    "deep-dive": -0.06,
    "profile": -0.12,
    "education": -0.03,
    "interest": -0.3,
    "language": -0.3,
}
_PROJECT_WEIGHTS = {"Production": 0.05, "Shipped": 0.04, "Experiment": -0.03}


def fit(reading: Reading) -> Draft:
    """The evidence for what the reader needs; the strengths where nothing is named or near."""
    need = needed(reading.whole or reading.question)
    own = {token.lower for token in tokenize(reading.portfolio.person.name or "")}
    words = [token for token in need_words(need) if token.lower not in own]
    names = [each.name for each in reading.mentions.names]
    if names and not _beyond(reading, words):
        return skills(reading)
    if not words:
        return overview(reading) if _WHO.search(need) else strengths(reading)
    portfolio = reading.portfolio
    draft = Draft(missing=_absent(reading, need))
    draft.extend(_of_technologies(reading))
    told = {entry.id for entry in draft.entries}
    chosen = [quote for quote in _chosen(reading, need, words) if quote.entry.id not in told]
    for quote in chosen[: _MOST - len(draft.claims)]:
        heading = quote.entry.kind == "skill" and quote.text == quote.entry.title
        listed = details(quote.entry, portfolio.person)[:1] if heading else []
        draft.extend(listed or [tell(quote, portfolio.person)])
    if all(entry.kind == "profile" for entry in draft.entries) and not draft.missing:
        draft.extend(strengths(reading).claims[: _MOST - len(draft.claims)])
        draft.unsaid.append("whether that meets the need")
    elif not draft.claims:
        draft.related += [quote for claim in strengths(reading).claims for quote in claim.quotes]
    return draft


def _beyond(reading: Reading, words: Sequence[Token]) -> bool:
    """Whether more is needed than technologies by name."""
    named = {
        stem(token.lower)
        for mention in reading.mentions.technologies
        for token in content_tokens(mention.text)
    }
    return any(stem(token.lower) not in named for token in words)


def _absent(reading: Reading, need: str) -> list[str]:
    """Names in the need that the portfolio lacks, without those of who asks."""
    portfolio = reading.portfolio
    lacking = [
        technology.name
        for technology in reading.mentions.names
        if not technology.is_category and not evidence_of(portfolio, technology).quotes
    ]
    called = {t.lower for each in reading.mentions.technologies for t in tokenize(each.text)}
    for token in need_words(need):
        if token.lower in called:
            continue
        foreign = not any(portfolio.frequency[each] for each in equivalents(stem(token.lower)))
        whose = _BELONGS.search(need[: token.start])
        if foreign and not whose and is_name_like(token, need) and not is_of_calendar(token.lower):
            lacking += [token.text] if token.text not in " ".join(lacking) else []
    return lacking


def _chosen(reading: Reading, need: str, words: Sequence[Token]) -> list[Quote]:
    portfolio = reading.portfolio
    vector = portfolio.index.embed([need])[0]
    hits = portfolio.index.search(need, _HITS, vector)
    at_scale = [match.span() for match in _SCALE.finditer(need)]
    stems = frozenset(stem(token.lower) for token in words if not within(token.start, at_scale))
    best: dict[str, tuple[float, Evidence]] = {}
    for item in reading.finder.find(hits, stems, reading.named):
        large = bool(at_scale) and largest(item.quote.text) >= _LARGE
        if not (large or _bears(item) or item.entry in reading.named):
            continue
        if not _is_told(reading, item):
            continue
        score = item.score + _weight(item.entry) + (0.1 if item.entry in reading.named else 0.0)
        score += _AT_SCALE if large else 0.0
        if score > best.get(item.entry.id, (0.0, item))[0]:
            best[item.entry.id] = (score, item)
    ranked = sorted(best.values(), key=lambda pair: -pair[0])
    least = ranked[0][0] - _MARGIN if ranked else 0.0
    return _work_first([item.quote for score, item in ranked if score >= least])


def _of_technologies(reading: Reading) -> list[Claim]:
    """The strongest evidence of each technology that is needed by name and there."""
    claims: list[Claim] = []
    portfolio = reading.portfolio
    asked = [each for each in reading.mentions.names if not each.is_category]
    for technology in asked[:_OF_TECHNOLOGIES]:
        found = evidence_of(portfolio, technology)
        limit = _EACH_ALONE if len(asked) == 1 else 1
        claims += shown(portfolio, found, limit, lead=False) if found.quotes else []
    return claims


def _is_told(reading: Reading, item: Evidence) -> bool:
    """Of the kinds that are asked for; of a profile only the lines that open it."""
    kinds = set(reading.mentions.kinds) - {"role"}
    if kinds and item.entry.kind not in kinds:
        return False
    if item.entry.kind == "profile":
        return item.quote in reading.portfolio.quotes(item.entry)[:_OPENING]
    return item.entry.kind != "reference"


def _bears(item: Evidence) -> bool:
    return item.similarity >= _NEAR or (item.coverage >= _SHARES and item.similarity >= _FAR)


def _weight(entry: Entry) -> float:
    if entry.kind == "project":
        return _PROJECT_WEIGHTS.get(entry.status or "", 0.0)
    return _WEIGHTS.get(entry.kind, 0.0)


def _work_first(quotes: Sequence[Quote]) -> list[Quote]:
    """Roles and projects in use before the rest, each in the order of their nearness."""
    return sorted(quotes, key=lambda quote: strength(quote.entry) >= 20)
