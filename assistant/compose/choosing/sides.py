"""The sides of a comparison: which entries a question sets beside each other.

A side names an entry, points to it (`the first employer`), or describes it (`the whale detector`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from assistant.compose.sentences.roles import named_by, place
from assistant.kinds import kind_phrases
from assistant.linking import Linker
from assistant.phrases import Phrases
from assistant.reading import Reading
from assistant.tables import pattern, table, word_list
from assistant.words import content_tokens, stem, stems, stop_words, tokenize
from index import Entry

_PARTS = pattern("sides", "parts")
_REFERS = pattern("sides", "refers")
POINTED_JOB = pattern("sides", "job")
_JOB_BEFORE = pattern("sides", "job_before")
_JOB_NOW = pattern("sides", "job_now")
_JOB_FIRST = pattern("sides", "job_first")
_JOB_NOUN = pattern("sides", "job_noun")
_ONE = re.compile(r"\b(?:ones?|another|other)\b", re.IGNORECASE)
_ELLIPTIC = pattern("sides", "elliptic")
"""A side that leaves its noun to the other: `the notes on Kafka and on Redis`."""
_ASKED_OF_EACH = pattern("sides", "asked_of_each")
"""What is asked of the sides, and no side: `the tools of`."""
_OF_THE_TWO = pattern("sides", "of_the_two")
_THING = re.compile(r"\b(?:thing|stuff|one|work|effort)\b", re.IGNORECASE)
_MOST = 4
_EACH = pattern("sides", "each")
_KINDS_CLAUSE = re.compile(r"(?<=[.!?;])\s+")
_TITLED = frozenset({"project", "principle", "deep-dive", "publication", "talk", "certificate"})
_PLACES = frozenset({"role", "volunteer", "education"})


@cache
def _hints() -> Phrases[str]:
    rows = table("sides")
    pairs = [(str(name), kind) for kind, names in rows.items() for name in names]
    return Phrases(pairs)


def kinds_meant(text: str) -> tuple[str, ...]:
    """The kinds of entry that the words of a description speak for, in their order."""
    found = [*kind_phrases().find(text), *_hints().find(text)]
    found.sort(key=lambda match: match.start)
    return tuple(dict.fromkeys(match.value for match in found))


def topic_of(text: str) -> str:
    """The words of a description that say which one it is, without those for its kind."""
    spans = [(m.start, m.end) for m in (*kind_phrases().find(text), *_hints().find(text))]
    skipped = word_list("sides_frame")
    kept = [
        token.text
        for token in content_tokens(text)
        if token.lower not in skipped
        and not any(start <= token.start < end for start, end in spans)
    ]
    return " ".join(kept)


def sides(reading: Reading) -> list[Entry]:
    """The entries that the parts of a question name, point to or describe; empty for less than
    two."""
    if len(reading.mentions.groups) > 1:
        return list(reading.mentions.groups)
    question = _ASKED_OF_EACH.sub(" ", reading.question)
    if made := _made_for(reading):
        return made
    parts = [part for part in _PARTS.split(question) if part and part.strip()]
    meant = kinds_meant(question)
    shared = meant if len(meant) == 1 else ()
    refers = [bool(_REFERS.search(part)) for part in parts]
    told = [part for part in parts if _OF_THE_TWO.search(part)]
    refers = [back or part in told for back, part in zip(refers, parts, strict=True)]
    firm = kinds_meant(" ".join(told))
    found = [
        _named_in(reading, part)
        if back
        else (entry_of(reading, part, firm) or entry_meant(reading, part, shared))
        for part, back in zip(parts, refers, strict=True)
    ]
    kinds = {entry.kind for entry in found if entry}
    if len({entry.id for entry in found if entry}) == 1:
        # The sides of a comparison are mostly of one kind.
        found = [
            entry or (None if back else entry_meant(reading, part, kinds))
            for part, entry, back in zip(parts, found, refers, strict=True)
        ]
    entries = list({entry.id: entry for entry in found if entry}.values())
    if len(entries) > 2 and len(titles := reading.mentions.titles) == 2:
        # `Which has more users, this or that?`: two are named, the rest is asked of them.
        entries = [entry for entry in entries if entry in titles] or entries
    if len(entries) > 2:
        most = max(kinds, key=lambda kind: sum(entry.kind == kind for entry in entries))
        alike = [entry for entry in entries if entry.kind == most]
        entries = alike if len(alike) > 1 else entries
    if len(entries) < 2 or {entry.kind for entry in entries} != set(meant):
        entries = _of_each_kind(reading) or entries
    if len(entries) < 2:
        entries = pointed_pair(reading)
    return entries[:_MOST] if len(entries) > 1 else []


def _made_for(reading: Reading) -> list[Entry]:
    """`the two projects done for Acme`: the works of the one employer that is named."""
    places = {entry.organisation for entry in reading.mentions.organisations} - {None}
    if reading.mentions.kinds != ("project",) or reading.mentions.titles or len(places) != 1:
        return []
    works = reading.portfolio.of_kind("project")
    made = [entry for entry in works if entry.organisation in places]
    return made[:_MOST] if len(made) > 1 else []


def _of_each_kind(reading: Reading) -> list[Entry]:
    """The entries of two kinds on one subject: `the talk on bees and the project on them`."""
    asked = reading.whole if _EACH.search(reading.question) and reading.whole else reading.question
    kinds = [kind for kind in kinds_meant(asked) if kind in _TITLED]
    if len(kinds) != 2:
        return []
    topic = topic_of(_KINDS_CLAUSE.split(asked)[0])
    found = [
        next((entry for entry in reading.named if entry.kind == kind), None)
        or using(reading, kind)
        or (Linker(reading.portfolio).entry(topic, {kind}) if topic else None)
        for kind in kinds
    ]
    entries = [entry for entry in found if entry]
    return entries if len(entries) == 2 else []


def pointed_pair(reading: Reading) -> list[Entry]:
    """Jobs to which the parts of a question point by their place in the career, the first and
    the one today; empty for less than two."""
    parts = [part for part in _PARTS.split(reading.question) if part and part.strip()]
    noun = bool(_JOB_NOUN.search(reading.question))
    found = [job for part in parts if (job := pointed_job(reading, part, noun))]
    if len(found) == 1 and found[0].end is None and _JOB_BEFORE.search(reading.question):
        found += [role for role in reading.portfolio.roles if role.end][:1]
    entries = list({entry.id: entry for entry in found}.values())
    return entries if len(entries) > 1 else []


def entry_of(reading: Reading, text: str, kinds: Collection[str]) -> Entry | None:
    """The entry of these kinds that a part of a question describes; None where none are given."""
    topic = topic_of(text)
    return Linker(reading.portfolio).entry(topic, kinds) if kinds and topic else None


def entry_meant(reading: Reading, text: str, kinds: Collection[str] = ()) -> Entry | None:
    """The one entry that a part of a question means; `kinds` where its own words tell none."""
    if pointed := pointed_job(reading, text):
        return pointed
    own = set(kinds_meant(text))
    if kinds and not own and (_ONE.search(text) or _ELLIPTIC.match(text)):
        own = set(kinds)
    named = _named_in(reading, text)
    topic = topic_of(text)
    if named and own and topic and not stems(topic) & named_by(named):
        # `the churn model` is not Triage Model, though that has the noun, too.
        named = None
    if named and (not own or named.kind in {*own, *_PLACES} or _is_whole(named, text)):
        return named
    linker = Linker(reading.portfolio)
    if not topic:
        alone = reading.portfolio.of_kind(*own) if len(own) == 1 else []
        if len(alone) == 1 or named or not alone:
            return alone[0] if len(alone) == 1 else named
        if told := linker.entry(" ".join(_words(text)), own):
            return told
        used = [entry for kind in own if (entry := using(reading, kind))]
        return used[0] if used else linker.entry(topic_of(reading.question), own)
    if _is_technology(reading, topic) and not (own or _THING.search(text)):
        return named
    found = _described(reading, text, topic, own)
    if not (found or own) and kinds:
        found = _described(reading, text, topic, set(kinds))
    if found and found.kind == "reference" and not own:
        roles = reading.portfolio.roles
        found = next((r for r in roles if r.organisation == found.organisation), found)
    return found or named


def using(reading: Reading, kind: str) -> Entry | None:
    """The entry of a kind that names the technology of the question, in its title first."""
    portfolio = reading.portfolio
    uses = [use for name in reading.mentions.names for use in portfolio.uses.get(name.name, ())]
    fitting = [use for use in uses if use.quote.entry.kind == kind]
    fitting.sort(key=lambda use: use.text.lower() not in use.quote.entry.title.lower())
    return fitting[0].quote.entry if fitting else None


def _is_whole(entry: Entry, text: str) -> bool:
    return entry.title.lower() in text.lower()


def _described(reading: Reading, text: str, topic: str, meant: set[str]) -> Entry | None:
    linker = Linker(reading.portfolio)
    every = " ".join(_words(text))
    if found := linker.entry(topic if meant else every, meant):
        return found
    if meant == {"role"} and not reading.foreign_names:
        job = linker.nearest_job(every if len(every) > len(topic) else f"{topic} job")
        if job:
            return job
    wider = _PLACES if meant & _PLACES else meant
    if wider != meant and (found := linker.entry(every, wider)):
        return found
    for piece in _pieces(text):
        if found := linker.entry(piece, wider):
            return found
    return None


def _pieces(text: str) -> list[str]:
    """What stands between the words that only frame a part of a question."""
    kept = {token.start for token in content_tokens(text)}
    words = word_list("sides_frame")
    for token in reversed(tokenize(text)):
        if token.start not in kept or token.lower in words:
            text = f"{text[: token.start]},{text[token.end :]}"
    return [piece.strip() for piece in text.split(",") if piece.strip()]


def _words(text: str) -> list[str]:
    skipped = word_list("sides_frame")
    return [token.text for token in content_tokens(text) if token.lower not in skipped]


def _is_technology(reading: Reading, topic: str) -> bool:
    named = {mention.text.lower() for mention in reading.mentions.technologies}
    return topic.lower() in named


def _named_in(reading: Reading, text: str) -> Entry | None:
    """The entry that the question names in this part of it."""
    portfolio = reading.portfolio
    told = {stem(token.lower) for token in tokenize(text)}
    best: tuple[float, Entry | None] = (0.0, None)
    for entry in reading.named:
        called = place(entry) if entry.kind in _PLACES else entry.title
        title = {stem(token.lower) for token in tokenize(called)} - stop_words()
        shared = told & title
        weight = sum([portfolio.rarity(each) for each in shared])
        whole = sum([portfolio.rarity(each) for each in title])
        if shared and weight >= 0.3 * whole and weight > best[0]:
            best = (weight, entry)
    return best[1]


def pointed_job(reading: Reading, text: str, noun: bool = False) -> Entry | None:
    """A job by its place in the career: `the first employer`, `the current one`.

    `noun` says that the noun stands in another part: `his title at the start and now`.
    """
    match = POINTED_JOB.search(text)
    roles = [role for role in reading.portfolio.roles if role.start]
    if not match and roles and (noun or _JOB_NOUN.search(text)):
        if _JOB_NOW.search(text):
            return next((role for role in roles if role.end is None), None)
        return roles[-1] if _JOB_FIRST.search(text) else None
    if not match or not roles:
        return None
    if match["now"]:
        return next((role for role in roles if role.end is None), None)
    if match["first"]:
        return roles[-1]
    return next((role for role in roles if role.end), None)
