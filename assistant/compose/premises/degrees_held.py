"""The degree that a question takes for granted, held against the studies that are listed."""

from __future__ import annotations

import re

from assistant.claims import Draft
from assistant.compose.sentences.details import details
from assistant.noun_phrases import article
from assistant.reading import Reading
from assistant.tables import pattern

_LEVELS = {
    "doctorate": pattern("presumed", "degree_doctor"),
    "MBA": pattern("presumed", "degree_mba"),
    "master's degree": pattern("presumed", "degree_master"),
    "bachelor's degree": pattern("presumed", "degree_bachelor"),
}
_HIGHEST = ("doctorate", "MBA")
_OTHERS = pattern("presumed", "degree_others")
_PHD = re.compile(r"ph\.?\s?d", re.IGNORECASE)
_HELD = re.compile(r"\b(?:[BM]\.? ?(?:Sc|A|Eng|Ed|Tech|S|Phil)|Bachelor\w*|Master\w*|Ph\.?D|MBA)\b")
_MOST = 3


def degree_not_held(reading: Reading) -> Draft | None:
    """The degrees that there are, where a question speaks of one that is not."""
    question = reading.question
    found = [(name, m) for name, form in _LEVELS.items() if (m := form.search(question))]
    other = any(entry.kind != "education" for entry in reading.mentions.titles)
    if len(found) != 1 or _OTHERS.search(question) or other:
        return None
    (name, match) = found[0]
    studies = reading.portfolio.of_kind("education")
    if any(_LEVELS[name].search(entry.document) for entry in reading.portfolio.entries):
        return None
    titles = [entry.position or entry.title for entry in studies]
    if name not in _HIGHEST and (not titles or not all(map(_HELD.search, titles))):
        return None
    if any(_of_level(name, title) for title in titles):
        return None
    person = reading.portfolio.person
    said = "PhD" if _PHD.match(match[0]) else name
    draft = Draft(unsaid=[f"that {person.inline} has {article(said)} {said}"], corrects=True)
    for entry in studies[:_MOST]:
        draft.extend(details(entry, person)[:1])
    return draft


def _of_level(name: str, title: str) -> bool:
    """Whether the title of a course of study is of a level: `MEng`, `BTech`."""
    initial = {"master's degree": "M", "bachelor's degree": "B"}.get(name)
    held = _HELD.search(title)
    return bool(initial and held and held[0].startswith(initial) and held[0] != "MBA")
