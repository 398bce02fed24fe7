"""One quoted line of an entry, told as a sentence about the engineer."""

from __future__ import annotations

from assistant.claims import Claim, Quote
from assistant.numbers import is_number
from assistant.person import Person, is_past, singular
from assistant.tables import word_list
from assistant.wording import (
    Fragment,
    base_of,
    clause,
    head,
    is_occupation,
    lower_first,
    quoted,
    sentence,
    upper_first,
    with_and,
    with_article,
)
from index import Entry

JOBS = frozenset({"role", "volunteer"})
THOUGHTS = frozenset({"principle"})
STUDIES = frozenset({"deep-dive"})


def tell(quote: Quote, person: Person, opens: bool = True) -> Claim:
    """The line as a claim; `opens` says that the entry has not been spoken of yet."""
    entry = quote.entry
    if entry.kind in JOBS:
        text = _of_job(quote, person, opens)
    elif entry.kind in THOUGHTS:
        text = _of_thought(quote, person, opens)
    elif entry.kind in STUDIES:
        text = _of_study(quote, person, opens)
    elif entry.kind == "reference":
        text = _of_reference(quote, opens)
    elif entry.kind == "profile":
        text = _of_profile(quote, person)
    elif entry.kind == "education":
        text = _of_school(quote, person, opens)
    else:
        text = _of_work(quote, person, opens)
    return Claim(sentence(text), (quote,))


def is_current(entry: Entry) -> bool:
    """Whether a dated entry goes on to this day."""
    return entry.start is not None and entry.end is None


def predicate(quote: Quote, person: Person) -> str | None:
    """The line as what the person did: `built a dashboard`, `was building ...`; None where it is
    none."""
    fragment = Fragment.of(quote.text)
    if fragment.form == "past":
        return clause(fragment.text)
    if fragment.form == "gerund":
        if not _is_deed(fragment.text):
            return None
        be = person.verb("are") if is_current(quote.entry) else person.verb("were")
        return f"{be} {lower_first(fragment.text)}"
    if fragment.form == "state":
        lasts = is_current(quote.entry) and not is_past(fragment.text.split()[0].lower())
        return f"{person.verb('are' if lasts else 'were')} {lower_first(fragment.text)}"
    if fragment.form in {"base", "third"}:
        verb, _, rest = fragment.text.partition(" ")
        verb = base_of(lower_first(verb)) if fragment.form == "third" else lower_first(verb)
        return f"{verb if person.pronoun == 'they' else singular(verb)} {rest}".strip()
    return None


def _is_deed(gerund: str) -> bool:
    """`Building the backend` is done; `Soldering courses` may be courses in soldering."""
    following = gerund.split()[1:2]
    return bool(following) and following[0].lower() in word_list("determiner")


def _of_job(quote: Quote, person: Person, opens: bool) -> str:
    place = quote.entry.organisation or quote.entry.title
    where = f"At {place}, " if opens else ""
    told = predicate(quote, person)
    if told:
        return f"{where}{person.they} {told}"
    fragment = Fragment.of(quote.text)
    if fragment.form == "first":
        return where + lower_first(person.third_person(fragment.text))
    if fragment.form == "sentence":
        return fragment.text if not opens else f"{where}{lower_first(fragment.text)}"
    noun = with_article(lower_first(fragment.text)) or lower_first(fragment.text)
    if is_occupation(head(fragment.text)):
        be = person.verb("are") if is_current(quote.entry) else person.verb("were")
        return f"{where}{person.they} {be} {noun}"
    whose = person.their if opens else upper_first(person.their)
    return f"{where}{whose} work included {noun}"


def _of_thought(quote: Quote, person: Person, opens: bool) -> str:
    verb = person.verb("write")
    said = quoted(quote.text)
    if opens:
        return f"On {quote.entry.title}, {person.they} {verb}: {said}"
    return f"{upper_first(person.they)} {person.verb('add')}: {said}"


def _of_study(quote: Quote, person: Person, opens: bool) -> str:
    fragment = Fragment.of(quote.text)
    if fragment.form in {"first", "sentence"}:
        said = quoted(quote.text)
        return f"{_deep_dive(quote, person)} says: {said}" if opens else f"It adds: {said}"
    covered = lower_first(fragment.text)
    return f"{_deep_dive(quote, person)} covers {covered}" if opens else f"It also covers {covered}"


def _deep_dive(quote: Quote, person: Person) -> str:
    return f"{upper_first(person.their)} deep dive on {quote.entry.title}"


def _of_reference(quote: Quote, opens: bool) -> str:
    said = quoted(quote.text)
    return f"A reference from {quote.entry.title} says: {said}" if opens else f"It adds: {said}"


def _of_profile(quote: Quote, person: Person) -> str:
    fragment = Fragment.of(quote.text)
    if fragment.form == "first":
        return person.third_person(fragment.text)
    subject = person.subject
    words = fragment.text.split()
    if words[0].lower() == "currently" and len(words) > 1 and words[1].endswith("ing"):
        return f"{upper_first(person.they)} {person.verb('are')} {lower_first(fragment.text)}"
    if fragment.form == "noun":
        if is_number(words[0].lower()):
            return f"The profile reads: {quoted(quote.text)}"
        noun = with_article(lower_first(fragment.text))
        return f"{subject} is {noun}" if noun else f"The profile reads: {quoted(quote.text)}"
    if fragment.form == "past":
        return f"{subject} {clause(fragment.text)}"
    if fragment.form in {"gerund", "state"}:
        return f"{subject} is {lower_first(fragment.text)}"
    if fragment.form in {"base", "third"}:
        return f"{upper_first(person.they)} {predicate(quote, person)}"
    return fragment.text


def _of_school(quote: Quote, person: Person, opens: bool) -> str:
    where = f"At {quote.entry.organisation or quote.entry.title}, " if opens else ""
    told = predicate(quote, person)
    if told:
        return f"{where}{person.they} {told}"
    fragment = Fragment.of(quote.text)
    if fragment.form == "first":
        third = person.third_person(fragment.text)
        return f"{where}{lower_first(third)}" if opens else third
    if fragment.form == "sentence":
        return f"{where}{lower_first(fragment.text)}" if opens else fragment.text
    return f"{where}the entry has: {quoted(quote.text)}"


def _of_work(quote: Quote, person: Person, opens: bool) -> str:
    fragment = Fragment.of(quote.text)
    title = quote.entry.title
    if fragment.form == "first":
        told = person.third_person(fragment.text)
        return (
            f"On {title}: {lower_first(told)}"
            if opens and title.lower() not in told.lower()
            else told
        )
    if fragment.form == "past":
        subject = title if opens else upper_first(person.they)
        return f"{subject} {clause(fragment.text)}"
    if fragment.form == "third":
        return (
            f"{title} {lower_first(fragment.text)}" if opens else f"It {lower_first(fragment.text)}"
        )
    if fragment.form in {"gerund", "base", "state"}:
        return f"{title}: {lower_first(fragment.text)}" if opens else fragment.text
    if fragment.form == "sentence":
        mentioned = not opens or title.lower() in fragment.text.lower()
        return fragment.text if mentioned else f"{title}: {lower_first(fragment.text)}"
    counts = fragment.text[:1].isdigit()
    noun = None if counts else with_article(lower_first(fragment.text))
    if noun:
        return f"{title} is {with_and(noun)}" if opens else f"It is {with_and(noun)}"
    return (
        f"{title}: {lower_first(fragment.text)}"
        if opens
        else f"It has {lower_first(fragment.text)}"
    )
