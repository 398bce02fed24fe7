"""One quoted line of an entry, told as a sentence about the engineer.

What has a form that fits is told (`At Acme, she built ...`), a whole sentence stays as it is, and
what would have to be bent is quoted: `The entry says: “Contract of 25 days in total.”`
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.claims import Claim, Quote
from assistant.fragment_forms import verbs
from assistant.noun_phrases import head, is_occupation, with_article
from assistant.person import Person, singular
from assistant.tables import word_list
from assistant.wording import (
    Fragment,
    base_of,
    clause,
    lower_first,
    opens_plainly,
    quoted,
    sentence,
    upper_first,
    with_and,
)
from index import Entry

JOBS = frozenset({"role", "volunteer"})
THOUGHTS = frozenset({"principle"})
STUDIES = frozenset({"deep-dive"})
_SAYS = "The entry says: "
_ADDS = "It adds: "
_ON = {
    "education": "On the studies at {title}",
    "skill": "Under {title}",
    "language": "Under {title}",
    "interest": "Under {title}",
    "talk": "On the talk “{title}”",
    "publication": "On “{title}”",
    "award": "On the award {title}",
    "certificate": "On the certificate {title}",
}
_WE = re.compile(r"\b(?:we|our|ours|us|We|Our)\b")
_OWN_SUBJECT = re.compile(r"I\b|My\b|(?:On|In|At|From|For|With|By|Every|Since|After)\b[^.;:]* I\b")
_SAME = frozenset(["it", "they", "this", "these", "that", "those"])
_COUNTED = re.compile(r"[\d.,]+[KMBk]?\+? (?:[A-Z]\w+ )?[a-z]+(?: (?:on|from) [\w ]+)?")
_COPULAS = {"was": "were", "has": "have", "is": "are"}


def tell(quote: Quote, person: Person, opens: bool = True) -> Claim:
    """The line as a claim; `opens` says that the entry has not been spoken of yet."""
    entry = quote.entry
    if entry.kind in JOBS or entry.kind == "education":
        text = _of_job(quote, person, opens)
    elif entry.kind in THOUGHTS:
        text = _of_thought(quote, person, opens)
    elif entry.kind in STUDIES:
        text = _of_study(quote, person, opens)
    elif entry.kind == "reference":
        text = _of_reference(quote, opens)
    elif entry.kind == "profile":
        text = _of_profile(quote, person, opens)
    else:
        text = _of_work(quote, person, opens)
    return Claim(sentence(text), (quote,))


def varied(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, where one quote of an entry follows another with `It adds` before the second."""
    told: list[Claim] = []
    for claim in claims:
        before = told[-1] if told else None
        follows = before is not None and (
            _SAYS.lower() in before.text.lower() or before.text.startswith(_ADDS)
        )
        same = before is not None and {q.entry.id for q in before.quotes} == {
            q.entry.id for q in claim.quotes
        }
        if follows and same and claim.text.startswith(_SAYS):
            claim = Claim(_ADDS + claim.text.removeprefix(_SAYS), claim.quotes)
        told.append(claim)
    return told


def is_current(entry: Entry) -> bool:
    """Whether a dated entry goes on to this day."""
    return entry.start is not None and entry.end is None


def predicate(quote: Quote, person: Person) -> str | None:
    """The line as what the person did: `built a dashboard`, `was building ...`; None where it is
    none, or where its tense is not that of the entry."""
    fragment = Fragment.of(quote.text)
    first, _, rest = fragment.text.partition(" ")
    ended = quote.entry.end is not None
    be = person.verb("are") if is_current(quote.entry) else person.verb("were")
    if fragment.form == "past":
        agreeing = _COPULAS.get(first.lower())
        return f"{person.verb(agreeing)} {rest}" if agreeing else clause(fragment.text)
    if fragment.form == "gerund":
        return f"{be} {first.lower()} {rest}" if _is_deed(fragment.text) else None
    if fragment.form == "state":
        lasts = first.lower() in word_list("wording_states")
        if lasts or _is_of_people(first):
            return f"{be if lasts else person.verb('were')} {first.lower()} {rest}"
        return None
    if fragment.form in {"base", "third"} and not ended:
        verb = base_of(first.lower()) if fragment.form == "third" else first.lower()
        verb = "have" if verb == "ha" else verb
        return f"{verb if person.pronoun == 'they' else singular(verb)} {rest}".strip()
    return None


def _is_of_people(participle: str) -> bool:
    """`Hired as ...`, `Promoted to ...`: what befell a person."""
    return participle.lower() in verbs("of_people") | word_list("wording_passive")


def _is_deed(gerund: str) -> bool:
    """`Building the backend` is done; `Soldering courses` may be courses in soldering."""
    following = gerund.split()[1:2]
    return bool(following) and following[0].lower() in word_list("determiner") - {"for", "with"}


def _says(quote: Quote, opens: bool, who: str = "the entry says") -> str:
    """The line in quotation marks, with what it is on unless that has been said."""
    entry = quote.entry
    on = entry.organisation or entry.title if entry.kind in JOBS else entry.title
    before = _ON.get(entry.kind, "On {title}").format(title=on)
    return (f"{before}, {who}: " if opens else f"{upper_first(who)}: ") + quoted(quote.text)


def _lower(fragment: str) -> str:
    """With a small letter: the first word is a verb and no name."""
    return fragment[:1].lower() + fragment[1:]


def _own_words(quote: Quote, person: Person, opens: bool) -> str | None:
    """A line in the first person: retold where that is safe, else quoted; None for others."""
    fragment = Fragment.of(quote.text)
    speaks_of_us = bool(_WE.search(fragment.text))
    if fragment.form != "first" and not speaks_of_us:
        return None
    labelled = ":" in fragment.text and not fragment.text.startswith("I ")
    if speaks_of_us or labelled or not _OWN_SUBJECT.match(fragment.text):
        return _says(quote, opens, f"{person.they} {person.verb('write')}")
    return person.third_person(fragment.text)


def _of_job(quote: Quote, person: Person, opens: bool) -> str:
    entry = quote.entry
    place = entry.organisation or entry.title
    where = f"At {place}, " if opens else ""
    own = _own_words(quote, person, opens)
    if own:
        return own if not opens or own.endswith("”") else where + lower_first(own)
    told = predicate(quote, person)
    if told:
        return f"{where}{person.they} {told}"
    fragment = Fragment.of(quote.text)
    if fragment.form == "sentence":
        return _sentence_of(quote, place, where, opens)
    whose = person.their if opens else upper_first(person.their)
    if fragment.form == "gerund" and entry.kind in JOBS:
        return f"{where}{whose} work included {_lower(fragment.text)}"
    if is_occupation(head(fragment.text)) and fragment.form == "noun" and entry.kind in JOBS:
        be = person.verb("are") if is_current(entry) else person.verb("were")
        noun = lower_first(fragment.text)
        return f"{where}{person.they} {be} {with_article(noun) or noun}"
    return _says(quote, opens)


def _sentence_of(quote: Quote, name: str, where: str, opens: bool) -> str:
    """A whole sentence as it is, after what it is on where it does not say that itself."""
    text = Fragment.of(quote.text).text
    if not opens or re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        return text
    if where and opens_plainly(text) and text.split()[0].lower() not in _SAME:
        return where + lower_first(text)
    return _says(quote, opens)


def _of_thought(quote: Quote, person: Person, opens: bool) -> str:
    verb = person.verb("write")
    said = quoted(quote.text)
    if opens:
        return f"On {quote.entry.title}, {person.they} {verb}: {said}"
    return f"{upper_first(person.they)} {person.verb('add')}: {said}"


def _of_study(quote: Quote, person: Person, opens: bool) -> str:
    fragment = Fragment.of(quote.text)
    if fragment.form in {"first", "sentence", "unclear", "state", "past", "third"}:
        said = quoted(quote.text)
        return f"{_deep_dive(quote, person)} says: {said}" if opens else f"It adds: {said}"
    covered = lower_first(fragment.text)
    return f"{_deep_dive(quote, person)} covers {covered}" if opens else f"It also covers {covered}"


def _deep_dive(quote: Quote, person: Person) -> str:
    return f"{upper_first(person.their)} deep dive on {quote.entry.title}"


def _of_reference(quote: Quote, opens: bool) -> str:
    said = quoted(quote.text)
    who = quote.entry.title + ("," if "," in quote.entry.title else "")
    return f"A reference from {who} says: {said}" if opens else f"It adds: {said}"


def _of_profile(quote: Quote, person: Person, opens: bool) -> str:
    fragment = Fragment.of(quote.text)
    reads = f"The profile reads: {quoted(quote.text)}"
    own = _own_words(quote, person, opens=False)
    if own:
        pronoun = f"{upper_first(person.they)} "
        if opens and own.startswith(pronoun) and person.pronoun != "they":
            own = f"{person.subject} {own.removeprefix(pronoun)}"
        return reads if own.endswith("”") and not own.startswith("In ") else own
    words = fragment.text.split()
    if words and words[0].lower() == "currently" and words[-1] and words[1:2] != []:
        if words[1].endswith("ing"):
            return f"{upper_first(person.they)} {person.verb('are')} {lower_first(fragment.text)}"
        return reads
    if fragment.form == "noun":
        noun = with_article(lower_first(fragment.text))
        bare = words[0].lower() in word_list("determiner") - {"a", "an"} or words[0][0].isdigit()
        return f"{person.subject} is {noun}" if noun and not bare else reads
    if fragment.form == "past":
        told = predicate(quote, person)
        return f"{person.subject} {told}" if words[0].lower() not in _COPULAS else reads
    if fragment.form in {"base", "third"} or _is_state_of(person, quote):
        return f"{upper_first(person.they)} {predicate(quote, person)}"
    return fragment.text if fragment.form == "sentence" else reads


def _is_state_of(person: Person, quote: Quote) -> bool:
    return Fragment.of(quote.text).form == "state" and predicate(quote, person) is not None


def _of_work(quote: Quote, person: Person, opens: bool) -> str:
    fragment = Fragment.of(quote.text)
    entry, text = quote.entry, fragment.text
    own = _own_words(quote, person, opens)
    if own:
        writes = f"{person.they} {person.verb('write')}"
        return own if not opens or own.endswith("”") else _says(quote, opens, writes)
    if fragment.form == "sentence":
        return _sentence_of(quote, entry.title, "", opens)
    if entry.kind != "project":
        return _says(quote, opens)
    subject = entry.title if opens else "It"
    first = text.split()[0].lower()
    if fragment.form == "past" and first in verbs("making") | {"won", "received"}:
        return (
            f"For {entry.title}, {person.they} {clause(text)}"
            if opens
            else f"{upper_first(person.they)} {clause(text)}"
        )
    if fragment.form == "past" and first not in _COPULAS:
        return f"{subject} {clause(text)}"
    if fragment.form == "state" and not _is_of_people(first):
        now = first in verbs("lasting") and entry.status != "Archived" and entry.end is None
        return f"{subject} {'is' if now else 'was'} {_lower(text)}"
    if fragment.form == "third" and entry.status != "Archived":
        return f"{subject} {_lower(text)}"
    if fragment.form == "noun" and _COUNTED.fullmatch(text):
        return f"{subject} has {text}"
    noun = with_article(lower_first(text)) if fragment.form == "noun" else None
    if noun and noun.split()[0] in {"a", "an", "the"}:
        return f"{subject} {'was' if entry.status == 'Archived' else 'is'} {with_and(noun)}"
    return _says(quote, opens)
