"""The place that a question takes for granted, `the Berlin years`, held against where the person
has lived, studied and worked."""

from __future__ import annotations

from assistant.claims import Draft
from assistant.compose.jobs.cities import places_of_jobs
from assistant.compose.sentences.telling import JOBS
from assistant.geography import lies_in
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import is_of_calendar, stem, stems, stop_words, tokenize

_YEARS = pattern("presumed", "place_years")
_LIVED = pattern("presumed", "place_lived")
_MOVED = pattern("presumed", "place_moved")
_RELOCATED = pattern("presumed", "relocated")
_YES_NO = pattern("cues", "yes_no")


def place_not_lived(reading: Reading) -> Draft | None:
    """Where jobs were, where a question takes another place for one of them."""
    question = reading.question
    if _YES_NO.match(question) or reading.named:
        return None
    for form in (_YEARS, _LIVED, _MOVED):
        for match in form.finditer(question):
            name = _name(reading, match.start("place"), match.end("place"))
            if not name or _is_known(reading, name):
                continue
            if form is _MOVED and not _is_relocation(reading, match[0], name):
                continue
            return _corrected(reading, name)
    return None


def _corrected(reading: Reading, name: str) -> Draft:
    elsewhere = all(reading.portfolio.frequency[each] for each in stems(name))
    who = reading.portfolio.person.inline
    draft = Draft(corrects=True)
    if elsewhere:
        draft.unsaid.append(f"that {who} lived or worked in {name}")
    else:
        draft.missing.append(name)
    draft.extend(places_of_jobs(reading.portfolio))
    return draft


def _name(reading: Reading, start: int, end: int) -> str | None:
    """The name of a place in a span: with a capital, and no technology, language or month."""
    question = reading.question
    spans = [(a, b) for a, b, _ in reading.mentions.spans]
    spans += [(each.start, each.end) for each in reading.mentions.technologies]
    spoken = {entry.title.lower() for entry in reading.portfolio.of_kind("language")}
    kept = []
    for token in tokenize(question[start:end]):
        if any(a <= start + token.start < b for a, b in spans):
            return None
        capital = token.text[0].isupper() and not token.text.isupper()
        country = token.lower in word_list("premises_countries") and len(token.lower) > 2
        plain = token.lower in stop_words() | word_list("premises_no_places") | spoken
        if not (capital or country) or plain or is_of_calendar(token.lower):
            break
        kept.append(token)
    if not kept or (start == 0 and len(kept) == 1 and not kept[0].text[0].isupper()):
        return None
    return question[start + kept[0].start : start + kept[-1].end]


def _is_known(reading: Reading, name: str) -> bool:
    """Whether a job, a study or the profile speaks of a place, or lies in it."""
    words = {stem(token.lower) for token in tokenize(name)}
    placed = reading.portfolio.of_kind(*JOBS, "profile")
    if any(words & stems(entry.document) for entry in placed):
        return True
    country = name.lower() in word_list("premises_countries")
    located = [entry.location for entry in placed if entry.location]
    return country and any(lies_in(reading.portfolio, place, name) for place in located)


def _is_relocation(reading: Reading, said: str, name: str) -> bool:
    """Whether a move is one to a place, not to an employer: by the verb, or by the other end."""
    if _RELOCATED.search(said) or name.lower() in word_list("premises_countries"):
        return True
    located = (entry.location or "" for entry in reading.portfolio.of_kind(*JOBS))
    known = {each for location in located for each in stems(location)}
    return bool(known & stems(reading.question))
