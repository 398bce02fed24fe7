"""Answers on technologies and subjects: is it there, where, and how strong is the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from assistant.claims import Claim, Draft, Quote
from assistant.compose.details import details
from assistant.compose.naming import number
from assistant.compose.roles import place
from assistant.compose.telling import JOBS, tell
from assistant.evidence import equivalents
from assistant.mentions import stems_of
from assistant.portfolio import Portfolio, strength
from assistant.reading import Reading
from assistant.technologies import Technology
from assistant.wording import lower_first, upper_first
from assistant.words import frame_words, join_words, stems, tokenize
from index import Entry

_MOST_EACH = 4
_WORK = frozenset({"role", "project"})
_STUDY = frozenset({"principle", "deep-dive", "interest"})
_GENERAL = frozenset({"api", "testing", "agile", "messaging"})
"""Categories too wide to call something in them a relative."""


@dataclass(frozen=True, slots=True)
class SkillEvidence:
    """A technology, category or subject with the lines that show it, the strongest first."""

    name: str
    quotes: tuple[Quote, ...]
    members: tuple[str, ...] = ()
    """Of a category: the technologies of the portfolio that belong to it."""

    @property
    def entries(self) -> list[Entry]:
        """The entries of the lines, each once."""
        return list({quote.entry.id: quote.entry for quote in self.quotes}.values())


@lru_cache(maxsize=256)
def evidence_of(portfolio: Portfolio, technology: Technology) -> SkillEvidence:
    """Where a technology, or the members and the name of a category, are in the portfolio."""
    names = [technology.name]
    if technology.is_category:
        names = [n for n in portfolio.uses if technology.name in _categories(portfolio, n)]
    elif technology.name not in portfolio.uses:
        category = technology.name.lower()
        members = [n for n in portfolio.uses if category in _categories(portfolio, n)]
        return SkillEvidence(technology.name, (), tuple(members))
    quotes = [use.quote for name in names for use in portfolio.uses.get(name, [])]
    if technology.is_category:
        quotes += _lines_naming(portfolio, technology.name)
    naming = [quote for quote in quotes if quote.entry.kind == "profile"]
    ranked = _strongest_first(portfolio, quotes)
    if technology.is_category:
        ranked = [*naming, *(quote for quote in ranked if quote not in naming)]
    return SkillEvidence(
        technology.name,
        tuple(ranked),
        tuple(names) if technology.is_category else (),
    )


def _of_members(portfolio: Portfolio, found: SkillEvidence) -> SkillEvidence:
    """What is built on a language is evidence of its own, not of the language by name."""
    quotes = [use.quote for name in found.members for use in portfolio.uses[name]]
    return SkillEvidence(found.name, tuple(_strongest_first(portfolio, quotes)), found.members)


def _categories(portfolio: Portfolio, name: str) -> frozenset[str]:
    technology = portfolio.technologies.names.get(name)
    return technology.categories if technology else frozenset()


def _lines_naming(portfolio: Portfolio, phrase: str) -> list[Quote]:
    wanted = stems(phrase)
    return [
        quote
        for entry in portfolio.entries
        if wanted <= portfolio.entry_stems[entry.id]
        for quote in portfolio.quotes(entry)
        if wanted <= stems(quote.text) | portfolio.title_stems[entry.id]
    ]


def _strongest_first(portfolio: Portfolio, quotes: Iterable[Quote]) -> list[Quote]:
    unique = dict.fromkeys(quotes)
    return sorted(
        unique,
        key=lambda quote: (
            strength(quote.entry),
            portfolio.position(quote.entry),
            quote.text == quote.entry.title,
        ),
    )


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
            draft.missing.append(f"{technology.name} by name")
            present.append(_of_members(portfolio, found))
        else:
            draft.missing.append(technology.name)
            draft.related += relatives(portfolio, technology)
    draft.missing += [name for name in reading.unknown_names if name not in draft.missing]
    if reading.named and (draft.unsaid or not present):
        _say_instead(reading, draft)
    limit = _MOST_EACH if len(present) == 1 else 2
    for found in present:
        draft.extend(
            shown(
                portfolio,
                found,
                limit,
                lead=len(asked) == 1 and not draft.missing,
                places=reading.mentions.organisations,
                subjects=stems_of(reading.subjects),
            )
        )
    return draft


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


def technologies_at(portfolio: Portfolio, entry: Entry) -> tuple[str, *tuple[Quote, ...]] | None:
    """The technologies that an entry names, in one sentence, with the lines that name them."""
    uses = [
        [use for use in portfolio.uses[name] if use.quote.entry is entry]
        for name in portfolio.technologies_of(entry)
    ]
    if not uses:
        return None
    names = list(dict.fromkeys(found[0].text for found in uses))
    quotes = [use.quote for found in uses for use in found if use.quote.text != entry.title]
    quotes = quotes or [portfolio.lead(entry)]
    label = place(entry) if entry.kind in {"role", "volunteer"} else entry.title
    return (f"{label} involves {join_words(names)}.", *dict.fromkeys(quotes))


def count_members(reading: Reading) -> Draft | None:
    """How many technologies of a category are named: `how many databases`."""
    mentions = [each for each in reading.mentions.technologies if each.technology.is_category]
    categories = [mention.technology for mention in mentions]
    if len(mentions) != 1 or len(reading.mentions.names) > 1 or reading.mentions.kinds:
        return None
    following = tokenize(reading.question[mentions[0].end :])[:1]
    if following and following[0].lower not in frame_words():
        return None
    found = evidence_of(reading.portfolio, categories[0])
    members = [name for name in found.members if reading.portfolio.uses.get(name)]
    if not members:
        return None
    uses = [reading.portfolio.uses[name][0] for name in members]
    named = [use.text for use in uses]
    be = "is" if len(named) == 1 else "are"
    draft = Draft()
    asked = next(m.text for m in reading.mentions.technologies if m.technology == categories[0])
    told = f"Of what counts as {asked}, {number(len(named))} {be} named: {join_words(named)}."
    draft.add(told, *[use.quote for use in uses])
    return draft


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
        return own[0]
    if quote.text != ", ".join(entry.technologies) and entry.kind != "skill":
        return tell(_line_for(portfolio, quote), portfolio.person)
    wanted = set(found.members) | {found.name}
    named = [
        name
        for name in entry.technologies
        if {mention.technology.name for mention in portfolio.technologies.find(name, framed=True)}
        & wanted
    ] or [found.name]
    if entry.kind == "skill":
        verb = "is" if len(named) == 1 else "are"
        text = f"{join_words(named)} {verb} listed under {entry.title} among the skills."
        return Claim(upper_first(text), (quote,))
    if entry.kind in JOBS:
        return Claim(
            f"At {place(entry)}, the technologies listed include {join_words(named)}.", (quote,)
        )
    return Claim(f"{entry.title} lists {join_words(named)} among its technologies.", (quote,))


def _introduced(entry: Entry, text: str, first: bool, lead: bool) -> str:
    if not first:
        return text
    if entry.kind in JOBS:
        return f"Yes, at work: {lower_first(text)}" if lead and text.startswith("At ") else text
    if entry.kind == "project" and lead:
        state = {"Production": "in production", "Shipped": "in a shipped project"}.get(
            entry.status or "", "in a project"
        )
        if entry.status == "Experiment":
            state = "in an experiment"
        return f"Yes, {state}: {text}"
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
        if name in portfolio.uses and _categories(portfolio, name) & narrow:
            quotes.append(_line_for(portfolio, portfolio.uses[name][0].quote))
    return list(dict.fromkeys(quotes))[:3]
