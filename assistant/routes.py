"""The composers of each intent, tried in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.aspects import aspects
from assistant.claims import Draft
from assistant.compose.choosing.selecting import likely_kinds
from assistant.compose.choosing.shown import evidence_of
from assistant.compose.choosing.topics import subject_words
from assistant.compose.comparing.comparing import compare
from assistant.compose.entries.about import about
from assistant.compose.entries.states import status_of
from assistant.compose.entries.themes import theme
from assistant.compose.figures.figures import asks_quantity, figures, is_vague
from assistant.compose.jobs import jobs
from assistant.compose.jobs.industries import industries
from assistant.compose.lists.listing import everything, listing
from assistant.compose.outside.absence import nothing
from assistant.compose.person.aspects import aspect
from assistant.compose.person.career import approach, path, seniority
from assistant.compose.person.fitting import fit
from assistant.compose.person.overview import impressive, overview, scale, strengths
from assistant.compose.skills.skills import covers_subjects, skills
from assistant.compose.skills.stack import count_members, technologies
from assistant.compose.skills.usage import skill_years, where_used
from assistant.compose.time import durations, moments
from assistant.compose.time.breaks import breaks
from assistant.compose.time.ordering import order
from assistant.compose.time.years import in_year
from assistant.evidence import equivalents
from assistant.forms.counting import counts_entries
from assistant.forms.heads import is_head
from assistant.measures import has_number
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import stem, tokenize

Composer = Callable[[Reading], Draft | None]
_CONTRAST = pattern("skill_frames", "contrast")
_NEAR, _COVERS = 0.4, 0.3
"""From which on a line is taken to be on what is asked."""
_SKILL = 0.6
"""Likeness from which knowing something is asked for."""


_ATTESTED = frozenset({"certificate", "award", "publication", "talk", "education"})
"""Kinds that a question means though it names a technology: `an AWS certificate?`."""


def _skills_or_about(reading: Reading) -> Draft | None:
    if reading.foreign_names and not reading.mentions.technologies:
        return nothing(reading)
    attested = _ATTESTED & set(reading.mentions.kinds) and not _CONTRAST.search(reading.question)
    if attested and not reading.named:
        return listing(reading)
    if _is_on_technologies(reading):
        return skills(reading)
    told = about(reading)
    return skills(reading) if told and _passes_over(reading, told) else told


def _passes_over(reading: Reading, told: Draft) -> bool:
    """Whether a field is asked for that the portfolio has, and what is told does not show it."""
    best = reading.evidence[:1]
    near = best and (best[0].similarity >= _NEAR or best[0].coverage >= _COVERS)
    if reading.named or near or reading.score("skill") < _SKILL:
        return False
    found = [evidence_of(reading.portfolio, name) for name in reading.mentions.names]
    shown = {entry.id for each in found if each.members for entry in each.entries}
    return bool(shown) and not shown & {entry.id for entry in told.entries}


def _where_or_about(reading: Reading) -> Draft | None:
    return where_used(reading) if _is_on_technologies(reading) else None


_WORKED_IN = pattern("routing", "worked_in")
_TIMES = pattern("counting", "times")
_SUPERLATIVE = pattern("routing", "superlative")
_OF_QUANTITY = pattern("routing", "of_quantity")


_OF_STATE = pattern("routing", "of_state")
_WHAT_TOO = pattern("routing", "what_too")
_NEGATION = pattern("routing", "negation")


def _scale_or_about(reading: Reading) -> Draft | None:
    if _NEGATION.search(reading.question) or not _SUPERLATIVE.search(reading.question):
        return about(reading)
    return scale(reading)


def _count(reading: Reading) -> Draft | None:
    """A number of entries, or a figure that the portfolio gives."""
    times = not reading.mentions.kinds and _TIMES.search(reading.question)
    kinds = likely_kinds(reading) if times else []
    if kinds and (counted := listing(reading, kinds)):
        return counted
    if not reading.mentions.kinds and (members := count_members(reading)):
        return members
    by_name = any(not technology.is_category for technology in reading.mentions.names)
    if by_name and not (reading.mentions.kinds or asks_quantity(reading.question)):
        return where_used(reading)
    if not counts_entries(reading.question) and not reading.mentions.kinds:
        return (asks_quantity(reading.question) and figures(reading)) or listing(reading)
    return listing(reading)


def _all_figures(reading: Reading) -> Draft | None:
    """`Any hard numbers?`: the measured lines, where nothing narrows them down."""
    if (
        reading.named
        or reading.mentions.technologies
        or any(not is_vague(token) for token in reading.asked)
    ):
        return None
    return strengths(reading)


def _no_figure(reading: Reading) -> Draft | None:
    """`Any metrics for Acme?`, where its entry gives none."""
    entries = [entry for entry in reading.mentions.titles if entry.kind == "project"]
    told = any(
        has_number(quote.text) for entry in entries for quote in reading.portfolio.quotes(entry)
    )
    if len(entries) != 1 or told or any(not is_vague(token) for token in reading.subjects):
        return None
    return Draft(
        premise=f"The portfolio gives no figure for {entries[0].title}.",
        related=[reading.portfolio.lead(entries[0])],
    )


def _is_on_technologies(reading: Reading) -> bool:
    """Technologies are asked for, and not something else of which they are a part.

    "Which databases?" asks for databases, "cache stampedes?" for more than caches.
    """
    if not reading.mentions.technologies:
        return False
    if not all(technology.is_category for technology in reading.mentions.names):
        return True
    head = reading.mentions.technologies[0]
    if is_head(reading.question, head) and evidence_of(reading.portfolio, head.technology).members:
        return True
    return all(map(reading.is_soft, reading.subjects)) or any(
        covers_subjects(reading, quote)
        for technology in reading.mentions.names
        for quote in evidence_of(reading.portfolio, technology).quotes
    )


def _stack_of_named(reading: Reading) -> Draft | None:
    """`What is it built with?`, of an entry."""
    if reading.mentions.technologies or not reading.named or reading.mentions.kinds:
        return None
    return technologies(reading)


def _asked_technologies(reading: Reading) -> Draft | None:
    """`Which databases?`, `Which Java frameworks?`: only what is named."""
    if reading.only_guesses:
        return technologies(reading)
    names = reading.mentions.names
    by_name = any(not technology.is_category for technology in names)
    return skills(reading) if names and (by_name or not reading.named) else None


def _kinds_where(reading: Reading) -> Draft | None:
    """`Which projects use Redis?` asks for projects only."""
    if not reading.mentions.kinds or reading.mentions.organisations:
        return None
    return listing(reading)


def _status(reading: Reading) -> Draft | None:
    if asks_quantity(reading.question) and (measured := figures(reading)):
        return measured
    known = reading.portfolio.frequency
    if reading.named and _WHAT_TOO.search(reading.question):
        return about(reading)
    if reading.named and not (reading.mentions.statuses or _OF_STATE.search(reading.without_names)):
        return about(reading)
    if not reading.named and any(not known[stem(token.lower)] for token in reading.asked):
        return None
    return status_of(reading)


def _longest(reading: Reading) -> Draft | None:
    return None if reading.asked or reading.named else durations.longest(reading)


def _first(reading: Reading) -> Draft:
    """The earliest job; which had the most of something is not told."""
    if _OF_QUANTITY.search(reading.question):
        return Draft(unsaid=["which job that is"], silent=True)
    return jobs.first(reading)


def _dates_of_named(reading: Reading) -> Draft | None:
    """`During what time ...`, of what is no job, or has no dates."""
    return moments.dates(reading) if reading.mentions.titles or reading.named else None


def _years_or_total(reading: Reading) -> Draft | None:
    if reading.mentions.technologies:
        return skill_years(reading)
    other = [token for token in reading.unaccounted if not token.text[0].isdigit()]
    return None if other else durations.total(reading)


def _employers(reading: Reading) -> Draft | None:
    """All jobs, or those on what is named: `every teaching post`, `ever worked in energy?`"""
    if reading.mentions.kinds and subject_words(reading):
        narrowed = listing(reading)
        if narrowed and narrowed.claims:
            return narrowed
    where = _WORKED_IN.search(reading.question) if reading.asked else None
    known = reading.portfolio.frequency
    stems = [stem(token.lower) for token in tokenize(where[1])] if where else []
    if any(known[same] for each in stems for same in equivalents(each)):
        return about(reading)
    draft = jobs.employers(reading)
    draft.missing += [where[1]] if where else []
    return draft


ROUTES: dict[str, Sequence[Composer]] = {
    "about": (about,),
    "skill": (_skills_or_about,),
    "where_used": (_stack_of_named, _kinds_where, _where_or_about, everything, about),
    "skill_years": (_years_or_total,),
    "list": (listing, everything, _where_or_about),
    "count": (_count,),
    "employers": (_employers,),
    "current": (jobs.current,),
    "previous": (jobs.previous,),
    "next": (jobs.following,),
    "first": (_first,),
    "duration": (durations.duration, figures, _dates_of_named, _longest),
    "total": (_years_or_total,),
    "start": (moments.start, moments.career_start),
    "end": (moments.end, moments.timeline),
    "dates": (order, moments.dates, moments.timeline),
    "in_year": (in_year,),
    "location": (jobs.location,),
    "position": (jobs.position,),
    "gaps": (breaks,),
    "overlap": (durations.overlaps,),
    "longest": (durations.longest,),
    "figure": (figures, _no_figure, _all_figures),
    "compare": (order, compare, about),
    "technologies": (_asked_technologies, technologies),
    "overview": (overview,),
    "strengths": (strengths,),
    "impressive": (impressive,),
    "scale": (_scale_or_about,),
    "status": (_status, listing),
    "theme": (theme, about),
    "fit": (fit,),
    "career": (path,),
    "seniority": (seniority,),
    "approach": (approach, theme, about),
    "industries": (industries,),
}
ROUTES |= {name: (aspect, about) for name in aspects()}
ON_THE_PERSON = frozenset({"fit", "career", "seniority", "approach", "industries", *aspects()})
"""Intents on the person as a whole, which words that the portfolio lacks do not turn elsewhere."""
