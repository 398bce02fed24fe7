"""Follow-ups that point: "there", "it", "the caching one", "which of these"."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.entries.about import is_covered
from assistant.compose.sentences.naming import kind_name
from assistant.compose.sentences.roles import called
from assistant.forms import pointers
from assistant.history.exchange import by_words
from assistant.history.succession import asked_again
from assistant.history.talk import Talk, named, on
from assistant.intents import ABSENT, Intent
from assistant.kinds import kind_stems
from assistant.reading import Reading
from assistant.words import content_tokens, stem, tokenize
from index import Entry

_TODAY = "current"
_PROJECT = "project"
_AT_WORK = frozenset({"role", "volunteer"})
_LIKELY = 0.6
_ABSENT = 0.55
_MARGIN = 0.05
_SPOKEN = 3
_FIELD_WORDS = 2
_SEVERAL_HELD = frozenset({"certificate", "award", "talk", "publication", "education", "reference"})


def scope(reading: Reading, talk: Talk) -> Reading | None:
    """`Which of these ...` is asked among the entries of the last answer."""
    match = pointers.OF_THESE.search(reading.question)
    if not match:
        return None
    among = next((e.entries for e in talk.backwards() if len(e.entries) > 1), [])
    if len(among) < 2:
        return None
    question = reading.question[: match.start()] + reading.question[match.end() :]
    narrowed = talk.read(" ".join(question.split()))
    narrowed.scope = among
    return narrowed


def alike(reading: Reading, talk: Talk) -> Reading | None:
    """`And the AWS one?`, after a certificate: another of the same kind, if one only fits."""
    found = pointers.ONE.search(reading.question) or pointers.ONE_ON.search(reading.question)
    entry = next(iter(talk.last.entries), None)
    if not found or not entry or entry.kind not in _SEVERAL_HELD:
        return None
    wanted = {stem(token.lower) for token in content_tokens(found["words"])}
    others = [each for each in talk.portfolio.of_kind(entry.kind) if each is not entry]
    fitting = [e for e in others if wanted and wanted <= talk.portfolio.entry_stems[e.id]]
    if len(fitting) != 1:
        return None
    pointed = named(talk, reading.question, found.start(), found.end(), fitting[0])
    if not content_tokens(reading.question[: found.start()] + reading.question[found.end() :]):
        pointed.intents = [Intent("about", 1.0), *pointed.intents]
    return pointed


def giver(reading: Reading, talk: Talk) -> Reading | None:
    """`What is his job?`, after a reference: the person who gave it."""
    entry = next(iter(talk.last.entries), None)
    if not entry or entry.kind != "reference" or reading.named or reading.mentions.technologies:
        return None
    found = pointers.OF_GIVER.search(reading.question)
    if not found or not pointers.GIVER_FIELD.search(reading.question):
        return None
    owner = "'s" if found[0].lower() in {"his", "her", "their"} else ""
    start, end = found.span()
    return talk.read(f"{reading.question[:start]}{entry.title}{owner}{reading.question[end:]}")


def best_language(reading: Reading, talk: Talk) -> Reading | None:
    """`Which is the best?`, after languages: the one of the highest level."""
    found = pointers.BEST_OF.search(reading.question)
    if not found or sum(entry.kind == "language" for entry in talk.last.entries) < 2:
        return None
    return talk.read(
        f"Which spoken language has the {pointers.LEVELS[found['which'].lower()]} level?"
    )


def ones(reading: Reading, talk: Talk) -> Reading | None:
    """`Which ones are finished?`, `which one is the newest?`: of the kind that was listed."""
    found = pointers.ONES.search(reading.question)
    if not found or reading.named or reading.mentions.kinds:
        return None
    for before in talk.backwards():
        kinds = before.reading.mentions.kinds
        if len(kinds) == 1 and sum(entry.kind == kinds[0] for entry in before.listed) > 1:
            noun = kind_name(kinds[0], 1 if found[0].lower() == "one" else 2)
            question = reading.question
            return talk.read(f"{question[: found.start()]}{noun}{question[found.end() :]}")
    return None


def one(reading: Reading, talk: Talk) -> Reading | None:
    """`The caching one`, `the one on caches`."""
    question = reading.question
    found = pointers.ONE_ON.search(question) or pointers.ONE.search(question)
    if not found or reading.named or reading.mentions.statuses:
        return None
    ordinal = all(word in pointers.PLACES for word in found["words"].lower().split())
    entry = None if ordinal else by_words(talk.portfolio, found["words"], talk.last.entries)
    if not entry:
        return None
    pointed = named(talk, question, found.start(), found.end(), entry)
    bare = not content_tokens(question[: found.start()] + question[found.end() :])
    if bare and not pointers.ASKS_WHERE_OR_WHEN.match(question):
        again = bool(pointers.AND.match(question))
        pointed.intents = [Intent(asked_again(talk.last, again), 1.0), *pointed.intents]
    return pointed


def there(reading: Reading, talk: Talk) -> Reading | None:
    """`There`, `at that company`: the job of the last answer."""
    question = reading.question
    found = pointers.THERE.search(question)
    if not found or reading.mentions.organisations:
        return None
    before = talk.last
    jobs = [entry for entry in before.entries if entry.kind in pointers.JOBS]
    jobs.sort(key=lambda entry: entry.kind == "education" and not before.reading.named)
    lacked = talk.read(talk.asked[-1]).unknown_names
    if lacked and before.draft.corrects:
        return talk.read(f"{question[: found.start()]}at {lacked[0]}{question[found.end() :]}")
    place = next(iter(jobs), None) or _employer_of(talk, before.entries)
    if not place:
        return None
    placed = talk.read(f"{question[: found.start()]}at {called(place)}{question[found.end() :]}")
    return _still_absent(reading, placed, place)


def _still_absent(reading: Reading, placed: Reading, entry: Entry) -> Reading:
    """What no portfolio has, `the pay there`, is not there for the name of an entry either, unless
    its lines have the words."""
    likely = placed.score(reading.intent) >= placed.score(placed.intent) - _MARGIN
    of_none = reading.intent.startswith(ABSENT) and reading.score(reading.intent) >= _ABSENT
    of_none = of_none and likely
    if of_none and reading.rest and not any(is_covered(reading, t, [entry]) for t in reading.rest):
        placed.intents = [Intent(reading.intent, 1.0), *placed.intents]
    return placed


def _employer_of(talk: Talk, entries: list[Entry]) -> Entry | None:
    """The job in which a project was made."""
    made_at = {entry.organisation for entry in entries[:1] if entry.kind == "project"}
    return next((role for role in talk.portfolio.roles if role.organisation in made_at), None)


def _named_before(reading: Reading, talk: Talk, at: int) -> Entry | None:
    """The entry that a question calls by words of its title: `the radar thing, is it live`."""
    words = {stem(t.lower) for t in reading.rest if t.end <= at} - kind_stems()
    titles = talk.portfolio.title_stems
    found = [e for e in talk.portfolio.entries if words and words <= titles[e.id]]
    return found[0] if len(found) == 1 else None


def _project_of(talk: Talk, entry: Entry) -> Entry | None:
    """The project that an award, a talk or a job names or stands for."""
    projects = talk.portfolio.of_kind(_PROJECT)
    named = (each for each in projects if each.title in entry.document)
    return next(named, None) or next(
        (
            each
            for each in projects
            if each.organisation and each.organisation == entry.organisation
        ),
        None,
    )


def it(reading: Reading, talk: Talk) -> Reading | None:
    """`It`, `that`, `these`: what the last answer was on."""
    question = reading.question
    found = pointers.IT.search(question)
    if not found or reading.named or pointers.SUBORDINATE_THAT.search(question):
        return None
    its = found[0].lower() == "its"
    if not its and any(pointers.has_noun(found, token) for token in reading.subjects):
        return None
    if not pointers.OF_IT.search(question[: found.start()]) and any(
        token.end <= found.start() and pointers.ARTICLE.search(question[: token.start])
        for token in reading.subjects
    ):
        return None
    if own := _named_before(reading, talk, found.start()):
        return on(reading, own)
    before = talk.last
    meant = before.meant(reading)
    of_state = reading.mentions.statuses or reading.intent == "status"
    stateful = [entry for entry in meant if of_state and entry.status]
    if before.subject_entry and not before.subject_entry.status:
        stateful = []
    made = pointers.MADE.search(question) and any(e.kind == _PROJECT for e in meant)
    subject = None if stateful or made else before.technology
    if made and before.technology:
        meant = [entry for entry in meant if entry.kind == _PROJECT]
    placed = next((entry for entry in before.entries if entry.kind in pointers.JOBS), None)
    if subject and placed and pointers.TOWN.search(question):
        return named(talk, question, found.start(), found.end(), placed)
    if not subject:
        if not meant:
            return None
        entry = (stateful or meant)[0]
        if of_state and not entry.status:
            entry = _with_state(talk, entry) or entry
        if _PROJECT in found[0].lower().split() and entry.kind != _PROJECT:
            entry = _project_of(talk, entry) or entry
        if _asks_of_today(reading, entry):
            reading.intents = [Intent(_TODAY, 1.0), *reading.intents]
            return reading
        if both := _with_today(reading, talk, entry):
            return both
        owner = "'s" if its else ""
        job = "the job at " if entry.kind in _AT_WORK else ""
        start = f"{question[: found.start()]}{job}"
        rest = f"{owner}{question[found.end() :]}"
        return named(talk, f"{start}{rest}", len(start), len(start), entry)
    after = question[found.end() :].rstrip("?!. ")
    if its and len(tokenize(after)) <= _FIELD_WORDS:
        return talk.read(f"{question[: found.start()]}the{after} of {subject}?")
    owner = "'s" if its else ""
    return talk.read(f"{question[: found.start()]}{subject}{owner}{question[found.end() :]}")


def _with_state(talk: Talk, entry: Entry) -> Entry | None:
    """`Is it live?`, after a line of an entry without a state: the one last spoken of with one."""
    if entry.kind in pointers.JOBS and not pointers.LIVE.search(talk.question):
        return None
    spoken = (each for before in talk.backwards() for each in before.entries[:_SPOKEN])
    return next((each for each in spoken if each.status), None)


def _with_today(reading: Reading, talk: Talk, entry: Entry) -> Reading | None:
    """`Is that the same city as now?`, after a job that has ended: of that job and of today's."""
    question = reading.question
    ended = entry.kind == "role" and entry.end is not None
    if not (ended and pointers.SAME.search(question) and pointers.TODAY.search(question)):
        return None
    now = [role for role in talk.portfolio.roles if role.start and role.end is None]
    if not now:
        return None
    organisations = (*now[:1], entry)
    return reading.over(replace(reading.mentions, organisations=organisations), [])


def _asks_of_today(reading: Reading, entry: Entry) -> bool:
    """`Is that also the title now?`, after a job that has ended: of today's job."""
    ended = entry.kind == "role" and entry.end is not None
    asked = reading.score(_TODAY) >= _LIKELY and reading.intent in {_TODAY, "position"}
    return ended and asked and bool(pointers.TODAY.search(reading.question))
