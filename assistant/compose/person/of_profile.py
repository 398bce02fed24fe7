"""What the profile itself tells of the person: the headline, a home, and what is wished for next.

Portfolios seldom tell such things, and so the topics of `absent.yaml` say that they are not there;
where the profile has a line of it, that line is the answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.claims import Claim, Draft, Quote
from assistant.compose.figures.figures import asks_quantity
from assistant.compose.sentences.telling import tell
from assistant.intents import ABSENT
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.wording import quoted
from assistant.words import tokenize
from index import Entry

_HEADLINE = pattern("of_profile", "headline")
_HEADING = pattern("of_profile", "heading")
_WISH = pattern("of_profile", "wish")
_NEXT = pattern("of_profile", "next")
_ELSE = pattern("of_profile", "otherwise")
_WHEN = pattern("of_profile", "asks_when")
_PAST = pattern("of_profile", "past")
_HOME = pattern("of_profile", "home")
_AT_HOME = pattern("of_profile", "at_home")
_ORIGIN = pattern("of_profile", "origin")
_OF_ORIGIN = pattern("of_profile", "of_origin")
_TERMS = (
    (pattern("of_profile", "asks_notice"), pattern("of_profile", "tells_notice")),
    (pattern("of_profile", "asks_call"), pattern("of_profile", "tells_call")),
    (pattern("of_profile", "asks_hours"), pattern("of_profile", "tells_hours")),
    (pattern("of_profile", "asks_remote"), pattern("of_profile", "tells_remote")),
    (pattern("of_profile", "asks_level"), pattern("of_profile", "tells_level")),
)
"""How a term of the next job is asked for, and how a line tells it."""
_LOOKING = f"{ABSENT}looking"
_LIKELY = 0.6
_READS = "The profile reads"
_MOST = 4
_LONGEST = 8
"""Words of a heading at most."""


def of_profile(reading: Reading) -> Draft | None:
    """The lines of the profile that tell what is asked of the person; None where that is not asked
    or not told there."""
    profile = next(iter(reading.portfolio.of_kind("profile")), None)
    if profile is None or reading.named or reading.mentions.technologies:
        return None
    question, lines = reading.question, reading.portfolio.quotes(profile)
    if profile.headline and _HEADLINE.search(question):
        says = f"The headline of the profile reads: {quoted(profile.headline)}"
        return Draft([Claim(says, (Quote(profile, profile.headline),))])
    if _HOME.search(question) and not profile.location:
        return _told(reading, [line for line in lines if _places(reading, line)][:1])
    if _ORIGIN.search(question):
        return _told(reading, [line for line in lines if _OF_ORIGIN.search(line.text)][:1])
    return _wishes(reading, profile)


def _places(reading: Reading, line: Quote) -> bool:
    """Whether a line says where somebody is: `an engineer in Leeds`, and not `in Go`."""
    technologies = reading.portfolio.technologies
    found = _AT_HOME.finditer(line.text)
    return any(not technologies.find(each["place"]) for each in found)


def _wishes(reading: Reading, profile: Entry) -> Draft | None:
    """What is said of the next job, or of one term of it: `Notice period: two months`."""
    question = reading.question
    if _ELSE.search(question):
        return None
    under, wishes = _wished(reading, profile)
    of_term = not (asks_quantity(question) or _PAST.search(question))
    for asks, tells in _TERMS:
        if of_term and asks.search(question):
            told = _told(reading, [line for line in wishes if tells.search(line.text)], under)
            return told or (_not_when(reading) if _WHEN.search(question) else None)
    likely = reading.intent == _LOOKING and reading.score(_LOOKING) >= _LIKELY
    return _told(reading, wishes, under) if likely or _NEXT.search(question) else None


def _not_when(reading: Reading) -> Draft:
    return Draft(unsaid=[f"when {reading.portfolio.person.inline} could start in a new job"])


def _wished(reading: Reading, profile: Entry) -> tuple[str | None, list[Quote]]:
    """The heading under which wishes stand, if there is one, and all lines that tell one."""
    lines = {line.text: line for line in reading.portfolio.quotes(profile)}
    heading: str | None = None
    under = False
    wishes: list[Quote] = []
    for row in profile.document.splitlines():
        told = [line for text, line in lines.items() if text in row and text != profile.headline]
        short = len(tokenize(row)) <= _LONGEST and not row.endswith((".", "!", ";"))
        if short and (_HEADING.search(row) or row not in lines):
            under = bool(_HEADING.search(row))
            heading = row if under else heading
            continue
        wishes += [line for line in told if under or _WISH.search(line.text)]
    return heading, wishes


def _told(reading: Reading, lines: Sequence[Quote], under: str | None = None) -> Draft | None:
    draft = Draft()
    for at, line in enumerate(lines[:_MOST]):
        told = tell(line, reading.portfolio.person)
        listed = line.text in line.entry.highlights or told.text.startswith(_READS)
        if under is None or not listed:
            draft.extend([told])
            continue
        opening = f"Under “{under}”, the profile says: " if at == 0 else "It adds: "
        heading = (Quote(line.entry, under),) if at == 0 else ()
        draft.add(f"{opening}{quoted(line.text)}", *heading, line)
    return draft if draft.claims else None
