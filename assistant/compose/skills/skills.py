"""Answers on technologies and subjects: is it there, where, and how strong is the evidence."""

from __future__ import annotations

import re

from assistant.claims import Claim, Draft, Quote
from assistant.compose.choosing.shown import (
    SkillEvidence,
    as_written,
    categories_of,
    evidence_of,
    strongest_first,
)
from assistant.compose.sentences.details import details, with_its_text
from assistant.compose.sentences.roles import place
from assistant.compose.sentences.telling import JOBS, tell
from assistant.compose.skills.stack import technologies_at
from assistant.evidence import equivalents
from assistant.forms.heads import is_listed
from assistant.mentions import stems_of
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.technologies import Technology
from assistant.wording import lower_first, quoted, upper_first
from assistant.words import join_words, stems
from index import Entry

_AGAIN = pattern("skills", "again")
_OPEN = pattern("skills", "open")
_LEVEL = pattern("skills", "level")
_MAKERS = word_list("technologies_makers")
_MOST_EACH = 4
_MOST_RATED = 2
_WORK = frozenset({"role", "project"})
_SAYS = re.compile(r"^(?:On|Under) .*?: “")
_STUDY = frozenset({"principle", "deep-dive", "interest"})
_GENERAL = frozenset({"api", "testing", "agile", "messaging"})
"""Categories too wide to call something in them a relative."""


def of_members(portfolio: Portfolio, found: SkillEvidence) -> SkillEvidence:
    """What is built on a language is evidence of its own, not of the language by name."""
    quotes = [use.quote for name in found.members for use in portfolio.uses[name]]
    return SkillEvidence(found.name, tuple(strongest_first(portfolio, quotes)), found.members)


def skills(reading: Reading) -> Draft:
    """Each technology of the question: yes with evidence, or that it is not mentioned."""
    portfolio = reading.portfolio
    draft = Draft()
    asked = _specific(reading.mentions.names)
    present: list[SkillEvidence] = []
    for technology in asked:
        found = evidence_of(portfolio, technology)
        if found.quotes:
            present.append(found)
            draft.unsaid += _elsewhere(reading, found)
        elif found.members:
            draft.missing.append(f"{reading.mentions.called(technology)} by name")
            present.append(of_members(portfolio, found))
        else:
            draft.missing.append(reading.mentions.called(technology))
            draft.related += relatives(portfolio, technology)
    if present:
        wide = {each.name for each in asked if each.name in _GENERAL}
        draft.missing = [name for name in draft.missing if name.lower() not in wide]
    draft.missing += [
        name
        for name in reading.unknown_names
        if name not in draft.missing
        and not (present and _is_maker(reading.question, name))
        and not (present and (_in_other_words(reading, name) or _describes(reading, name)))
    ]
    if reading.named and (draft.unsaid or not present):
        _say_instead(reading, draft)
    limit = _MOST_EACH if len(present) == 1 else 2
    limit = 1 if draft.claims else limit
    if _LEVEL.search(reading.question):
        for found in present:
            draft.extend(_rated(portfolio, found))
    listed = [each for each in reading.mentions.technologies if is_listed(reading.question, each)]
    open_question = _OPEN.search(reading.question)
    for found in present:
        members = _members_named(portfolio, found) if listed else None
        if members:
            draft.extend([members])
        draft.extend(
            shown(
                portfolio,
                found,
                limit,
                lead=len(asked) == 1 and not (draft.missing or draft.claims or open_question),
                places=tuple(reading.named),
                subjects=stems_of(reading.subjects),
            )
        )
    return with_its_text(draft, portfolio.person)


def _rated(portfolio: Portfolio, found: SkillEvidence) -> list[Claim]:
    """The skills under which a technology is listed with a level, and what is said of it there."""
    lines = [q for q in found.quotes if q.entry.kind == "skill" and q.entry.position]
    entries = {quote.entry.id for quote in lines[:1]}
    first = [quote for quote in lines if quote.entry.id in entries]
    first.sort(key=lambda quote: quote.text != ", ".join(quote.entry.technologies))
    return [told_of(portfolio, quote, found) for quote in first[:_MOST_RATED]]


def _is_maker(question: str, name: str) -> bool:
    """Whether a name only says whose a thing is: `that toolkit of Google`."""
    before = question[: question.find(name)].split()[-1:]
    return name.lower() in _MAKERS and before in (["of"], ["from"], ["by"])


def _members_named(portfolio: Portfolio, found: SkillEvidence) -> Claim | None:
    """`The portfolio names Redis and PostgreSQL.`, for a category; None without members."""
    uses = [portfolio.uses[name][0] for name in found.members if portfolio.uses.get(name)]
    if not uses:
        return None
    names = list(dict.fromkeys(use.text for use in uses))
    text = f"The portfolio names {join_words(names)}."
    return Claim(text, tuple(dict.fromkeys(use.quote for use in uses)))


def _in_other_words(reading: Reading, name: str) -> bool:
    """Whether a word only says again what a category before it says: `schedulers / cron-like`."""
    if name in reading.foreign_names:
        return False
    at = reading.question.find(name)
    return any(
        each.technology.is_category and _AGAIN.fullmatch(reading.question[each.end : at])
        for each in reading.mentions.technologies
        if each.end <= at
    )


def _describes(reading: Reading, name: str) -> bool:
    """Whether a word in lower case stands before a category: `in-memory key-value stores`."""
    end = reading.question.find(name) + len(name)
    starts = (m.start for m in reading.mentions.technologies if m.technology.is_category)
    return name.islower() and any(reading.question[end:at] == " " for at in starts if at > end)


def _specific(asked: list[Technology]) -> list[Technology]:
    """What is asked for, without the categories that only say what kind of thing it is."""
    kinds = frozenset[str]().union(*(technology.categories for technology in asked))
    return [each for each in asked if not (each.is_category and each.name in kinds)]


def _elsewhere(reading: Reading, found: SkillEvidence) -> list[str]:
    """That a technology is not told of the job that the question names, where it is of others."""
    named = [e for e in reading.named if e.kind in _WORK]
    if not named or any(entry in named for entry in found.entries):
        return []
    where = place(named[0]) if named[0].kind == "role" else named[0].title
    return [f"that {found.name} was used {'at' if named[0].kind == 'role' else 'for'} {where}"]


def _say_instead(reading: Reading, draft: Draft) -> None:
    """What the entry that the question names involves, where the technology is nowhere."""
    claim = technologies_at(reading.portfolio, reading.named[0])
    if claim:
        draft.add(*claim)
        draft.corrects = not draft.unsaid


def shown(
    portfolio: Portfolio,
    found: SkillEvidence,
    limit: int,
    lead: bool,
    places: tuple[Entry, ...] = (),
    subjects: frozenset[str] = frozenset(),
) -> list[Claim]:
    """Sentences on one skill, one for each entry, the first saying of what kind the evidence is."""
    claims: list[Claim] = []
    seen: set[str] = set()
    quotes = found.quotes
    if places:
        quotes = tuple(sorted(quotes, key=lambda quote: quote.entry not in places))
    if subjects:
        quotes = tuple(sorted(quotes, key=lambda quote: not covers(portfolio, subjects, quote)))
    members = set(found.members)
    for quote in quotes:
        entry = quote.entry
        repeated = entry.id in seen
        if repeated and not _adds_member(portfolio, quote, members):
            continue
        members -= _members_in(portfolio, quote)
        seen.add(entry.id)
        told = told_of(portfolio, quote, found)
        claims.append(Claim(_introduced(entry, told.text, not claims, lead), told.quotes))
        if len(claims) >= limit:
            break
    return claims


def covers(portfolio: Portfolio, subjects: frozenset[str], quote: Quote) -> bool:
    """Whether a line and its title speak of at least half of the subjects."""
    found = stems(quote.text) | portfolio.title_stems[quote.entry.id]
    return 2 * sum(bool(equivalents(each) & found) for each in subjects) >= len(subjects)


def covers_subjects(reading: Reading, quote: Quote) -> bool:
    """The same for the subjects of a question."""
    return covers(reading.portfolio, stems_of(reading.subjects), quote)


def _adds_member(portfolio: Portfolio, quote: Quote, members: set[str]) -> bool:
    return bool(_members_in(portfolio, quote) & members)


def _members_in(portfolio: Portfolio, quote: Quote) -> set[str]:
    return {mention.technology.name for mention in portfolio.technologies.find(quote.text)}


def _line_for(portfolio: Portfolio, quote: Quote) -> Quote:
    """A whole sentence in place of a mere title."""
    if quote.text == quote.entry.title:
        return portfolio.lead(quote.entry)
    return quote


def told_of(portfolio: Portfolio, quote: Quote, found: SkillEvidence) -> Claim:
    """A line that names a technology as a sentence; a list of technologies by the names that
    matter."""
    entry = quote.entry
    own = details(entry, portfolio.person)
    if own and entry.kind != "skill":
        said = entry.kind != "certificate" and any(quote in claim.quotes for claim in own[1:])
        return tell(quote, portfolio.person) if said else own[0]
    listed = ", ".join(entry.technologies)
    if quote.text != listed and entry.kind != "skill":
        return tell(_line_for(portfolio, quote), portfolio.person)
    wanted = set(found.members) | {found.name}
    named = [
        name
        for name in entry.technologies
        if {mention.technology.name for mention in portfolio.technologies.find(name, framed=True)}
        & wanted
    ]
    if entry.kind == "skill" and not named and quote.text not in {listed, entry.title}:
        return Claim(f"On {entry.title}, the entry says: {quoted(quote.text)}", (quote,))
    named = named or [as_written(portfolio, found, quote)]
    if entry.kind == "skill":
        verb = "is" if len(named) == 1 else "are"
        level = f" ({lower_first(entry.position)})" if entry.position else ""
        under = f"listed under {entry.title}{level} among the skills"
        if named == [entry.title]:
            under = f"among the skills listed{level}"
        cased = named[0] if named[0][1:2].isupper() else upper_first(named[0])
        return Claim(f"{join_words([cased, *named[1:]])} {verb} {under}.", (quote,))
    if entry.kind in JOBS:
        return Claim(
            f"At {place(entry)}, the technologies listed include {join_words(named)}.", (quote,)
        )
    return Claim(f"{entry.title} lists {join_words(named)} among its technologies.", (quote,))


def _introduced(entry: Entry, text: str, first: bool, lead: bool) -> str:
    if not first:
        return text
    if entry.kind in JOBS:
        if lead and _SAYS.search(text):
            return f"Yes, at work. {text}"
        return f"Yes, at work: {lower_first(text)}" if lead and text.startswith("At ") else text
    if entry.kind == "project" and lead:
        state = {"Production": "in production", "Shipped": "in a shipped project"}.get(
            entry.status or "", "in a project"
        )
        if entry.status == "Experiment":
            state = "in an experiment"
        return f"Yes, {state}{'.' if _SAYS.search(text) else ':'} {text}"
    if entry.kind in _STUDY and lead:
        return f"As a topic of study, not tied to a role or project: {lower_first(text)}"
    return text


def relatives(portfolio: Portfolio, technology: Technology) -> list[Quote]:
    """The strongest lines on technologies of the same categories."""
    names = (
        [each.name for each in portfolio.technologies.siblings(technology)]
        if not technology.is_category
        else []
    )
    narrow = technology.categories - _GENERAL
    quotes: list[Quote] = []
    for name in names:
        if name in portfolio.uses and categories_of(portfolio, name) & narrow:
            quotes.append(_line_for(portfolio, portfolio.uses[name][0].quote))
    return list(dict.fromkeys(quotes))[:3]
