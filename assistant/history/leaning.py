"""Follow-ups that point to nothing and say too little alone: `how long?`, `any others?`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from re import Pattern

from assistant.compose.choosing.asking import POINTERS
from assistant.compose.entries.about import is_covered
from assistant.compose.entries.near import near
from assistant.compose.figures.figures import asks_quantity
from assistant.compose.sentences.naming import kind_name, status_says
from assistant.compose.sentences.roles import called
from assistant.forms import pointers
from assistant.history.asked_of import (
    change_of,
    difference,
    figure_of,
    figures_of,
    in_detail,
    just_told,
    reason_of,
)
from assistant.history.exchange import Exchange
from assistant.history.talk import Talk, on
from assistant.intents import ABSENT, Intent, is_chat
from assistant.reading import Reading
from assistant.routing import draft_for
from assistant.words import tokenize

_SHORT = 7
_LONG = 12
_CANDIDATES = 4
_KNOWN = 0.4
_OF_TECHNOLOGY = {
    "location": "Where was {} used?",
    "start": "Since when has the engineer used {}?",
    "duration": "For how long has the engineer used {}?",
}
"""What a question word asks after one on a technology."""
_LISTS = 0.85
_LISTING = frozenset({"list", "count", "status"})
_BARE_WORDS = 3
_CHAT = 0.56
_ABSENT = 0.62


def further(reading: Reading, talk: Talk) -> Reading | None:
    """`Any others?`, `anything else at that stage?`: all entries like those of the last answer."""
    question = reading.question
    of_state = pointers.SAME_STATE.search(question)
    others = pointers.OTHERS.search(question)
    if others and pointers.ALIKE.search(question):
        of_state = of_state or others
    other = pointers.OTHER.search(question)
    if other and reading.mentions.statuses and not _has_own_subject(reading):
        found = talk.read(f"Which projects are {status_says(reading.mentions.statuses[0])}?")
        found.intents = [Intent("list", 1.0), *found.intents]
        return found
    if not (of_state or others):
        return None
    before = talk.last
    shown = next((entry for entry in before.entries if entry.status or not of_state), None)
    shown = shown or next(iter(before.entries), None)
    if not shown or (not of_state and (reading.named or reading.subjects)):
        return None
    if not of_state and before.subject_entry:
        return talk.read(f"Tell me more about {called(shown)}")
    state = status_says(shown.status) if of_state and shown.status else "there"
    found = talk.read(f"Which {kind_name(shown.kind, 2)} are {state}?")
    found.intents = [Intent("list", 1.0), *found.intents]
    return found


def in_state(reading: Reading, talk: Talk) -> Reading | None:
    """`And which ones are experiments?`, after a list or a count: those of the same kind."""
    statuses = reading.mentions.statuses
    before = talk.last.reading
    among = {entry.kind for entry in talk.last.entries if entry.status}
    listed = before.intent in _LISTING and (before.mentions.kinds or before.mentions.statuses)
    if not (statuses and among and listed) or len(tokenize(reading.question)) > _SHORT:
        return None
    asks = pointers.WHICH_ONES.search(reading.question)
    if not asks or pointers.OF_THESE.search(reading.question) or _has_own_subject(reading):
        return None
    if reading.mentions.kinds and not set(reading.mentions.kinds) & among:
        return None
    counts = "How many" if asks_quantity(reading.question) else "Which"
    found = talk.read(f"{counts} projects are {status_says(statuses[0])}?")
    found.intents = [Intent("count" if counts == "How many" else "list", 1.0), *found.intents]
    return found


def more(reading: Reading, talk: Talk) -> Reading | None:
    """`Tell me more`, `How long?`, `Any figures?`: nothing of its own to be about."""
    counts = asks_quantity(reading.question) and reading.asked and not reading.named
    if counts and (found := figure_of(reading, talk)):
        return found
    if _has_own_subject(reading):
        return None
    if found := difference(reading, talk):
        return found
    if found := just_told(reading, talk):
        return found
    if found := reason_of(reading, talk):
        return found
    if found := in_detail(reading, talk):
        return found
    sure = (
        reading.intent in pointers.OF_JOBS and reading.score(reading.intent) >= pointers.SURE_WHOLE
    )
    if reading.asked and not sure:
        return None
    mentions = reading.mentions
    listed = mentions.kinds or mentions.statuses or mentions.years
    employer = bool(
        mentions.kinds == ("role",) and pointers.NEVER_WHOLE[0][0].search(reading.question)
    )
    if (listed and not employer) or (len(tokenize(reading.question)) > _SHORT and reading.content):
        return None
    bare = _asked_by(reading, pointers.NEVER_WHOLE)
    certain = reading.score(reading.intent) >= pointers.SURE_WHOLE
    lists = reading.intent == "list" and reading.score("list") >= _LISTS
    if lists and not (bare or pointers.IT.search(reading.question)):
        return None
    fragment = pointers.STACK_ALONE.search(reading.question) and not _on_the_whole(talk)
    if certain and reading.intent in pointers.WHOLE and not (bare or fragment):
        return None
    before = talk.last
    if not before.entries:
        silent = before.reading.intent.startswith(ABSENT) and not before.draft.claims
        leans = pointers.IT.search(reading.question)
        short = bare or _asked_by(reading, pointers.BARE)
        few = len(tokenize(reading.question)) <= _BARE_WORDS
        apart = certain and reading.intent != "figure" and not (few or leans)
        again = silent and not (reading.asked or apart) and (short or not certain or leans)
        return _together(reading, talk) if again else None
    if certain and reading.intent.startswith(ABSENT) and not bare:
        # "Is she married?" is whole; "How big is the team?" may be told of the job before.
        told = (is_covered(reading, token, before.entries[:1]) for token in reading.rest)
        if not any(told):
            return None
    if pointers.CHANGE.search(reading.question) and not reading.asked:
        return change_of(reading, talk)
    if bare_figures := pointers.FIGURES.search(reading.question) and figures_of(reading, talk):
        return bare_figures
    name = bare or _asked_by(reading, pointers.BARE) or _known(reading)
    own = [token for token in reading.rest if token.lower != "since"]
    if before.technology and name in _OF_TECHNOLOGY and not own:
        return talk.read(_OF_TECHNOLOGY[name].format(before.technology))
    jobs = [entry for entry in before.entries if entry.kind in pointers.JOBS]
    if not POINTERS.search(reading.question):
        first = before.entries[:1]
        has_field = bool(first[0].location) if name == "location" else bool(first[0].start)
        has_field = has_field or first[0].kind in pointers.ATTESTED
        if name in pointers.OF_JOBS and not (jobs or has_field):
            former = (entry for each in talk.backwards() for entry in each.entries)
            jobs = [entry for entry in former if entry.kind in pointers.JOBS]
        reading.focus = jobs[:1] if name in pointers.OF_JOBS and jobs and not has_field else first
        if name == "location" and not reading.focus[0].location:
            name = "about"
    reading.intents = [Intent(name, 1.0), *reading.intents]
    return reading


def _on_the_whole(talk: Talk) -> bool:
    """Whether the last question was on the whole portfolio."""
    return not talk.last.entries or talk.last.entries[0].kind == "profile"


def alternatives(reading: Reading, talk: Talk) -> Iterator[Reading]:
    """The question read again, of each of the entries that the answers before it were on, and
    then together with the question before it."""
    if _has_own_subject(reading) or _is_whole(reading):
        return
    seen: set[str] = set()
    for exchange in (talk.last, *_former(talk)):
        for entry in exchange.meant(reading)[:_CANDIDATES]:
            if entry.id in seen or entry.kind == "profile":
                continue
            seen.add(entry.id)
            leaning = on(reading, entry)
            if entry in draft_for(leaning).entries:
                yield leaning
    joined = talk.read(f"{talk.asked[-1].rstrip('?!. ')}? {reading.question}")
    if reading.rest:
        for entry in dict.fromkeys(item.entry for item in joined.evidence[:_CANDIDATES]):
            leaning = on(reading, entry)
            leaning.intents = [Intent("about", 1.0)]
            if near(leaning):
                yield leaning
    else:
        yield joined


def _together(reading: Reading, talk: Talk) -> Reading:
    """The question with that before it, which had no answer; that one again, if it has none yet."""
    joined = talk.read(f"{talk.asked[-1].rstrip('?!. ')}? {reading.question}")
    return joined if draft_for(joined).claims else talk.last.reading


def _former(talk: Talk) -> list[Exchange]:
    """The exchange before the last one, where that one had no answer."""
    if talk.last.draft.claims or len(talk.asked) < 2:
        return []
    return [talk.worked_out(talk.asked.first(len(talk.asked) - 1), talk.today)]


def _has_own_subject(reading: Reading) -> bool:
    """The question names something itself: an entry, a technology, what the portfolio lacks."""
    mentions = reading.mentions
    return bool(reading.named or mentions.groups or mentions.technologies or reading.foreign_names)


def _is_whole(reading: Reading) -> bool:
    """Small talk, or a topic that no portfolio has."""
    score = reading.score(reading.intent)
    if reading.intent.startswith(ABSENT):
        return score >= _ABSENT
    return is_chat(reading.intent) and score >= _CHAT


def in_the_gap(reading: Reading, talk: Talk) -> Reading | None:
    """`What did she do in those months?`, after a question about a time without a job."""
    if talk.last.reading.intent != "gaps" or not pointers.MEANTIME.search(reading.question):
        return None
    return talk.last.reading


def _asked_by(reading: Reading, forms: Iterable[tuple[Pattern[str], str]]) -> str | None:
    return next((name for form, name in forms if form.search(reading.question)), None)


def _known(reading: Reading) -> str:
    """The intent of a question that is hardly more than its question word."""
    known = reading.intent in pointers.REPEATED and reading.score(reading.intent) >= _KNOWN
    return reading.intent if known else "about"
