"""From a question as read to a draft: the steps that are tried, in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from assistant.claims import Draft
from assistant.compose.comparing.comparing import apart
from assistant.compose.entries.against import set_against
from assistant.compose.entries.attested import attested
from assistant.compose.entries.companions import companions
from assistant.compose.entries.content import content
from assistant.compose.entries.fared import fared
from assistant.compose.entries.lines import all_lines
from assistant.compose.entries.near import near
from assistant.compose.entries.nearest import described
from assistant.compose.entries.practice import in_practice
from assistant.compose.entries.reasons import reason
from assistant.compose.entries.wanted import worked_on
from assistant.compose.figures.audiences import audience
from assistant.compose.figures.counted_verbs import counted_verb
from assistant.compose.figures.figures import false_figure
from assistant.compose.figures.larger import larger
from assistant.compose.figures.magnitudes import magnitude
from assistant.compose.figures.measured import measured_of
from assistant.compose.figures.phrase_figures import phrase_figure
from assistant.compose.figures.plain_figures import counted_thing, plain_figure
from assistant.compose.figures.sums import sum_of_money
from assistant.compose.figures.team_sizes import team_sizes
from assistant.compose.jobs.cities import cities
from assistant.compose.jobs.promotions import promotions
from assistant.compose.jobs.two_fields import two_fields
from assistant.compose.lists.everywhere import counted_kinds, everywhere, of_a_time
from assistant.compose.lists.owners import built_at, by_owner
from assistant.compose.lists.with_fields import with_fields
from assistant.compose.outside.absence import nothing
from assistant.compose.outside.favourites import favourite
from assistant.compose.person.character import on_character
from assistant.compose.person.of_profile import of_profile
from assistant.compose.person.opinions import judged, pleased
from assistant.compose.person.stances import stance
from assistant.compose.premises.mistaken import mistaken
from assistant.compose.premises.premises import false_premise
from assistant.compose.premises.presumed import presumed
from assistant.compose.sentences.naming import status_says
from assistant.compose.sentences.roles import fields_quote
from assistant.compose.skills.most_used import how_many_technologies, most_used
from assistant.compose.skills.richest import richest
from assistant.compose.time.events import first_event
from assistant.compose.time.extremes import extreme_length, extreme_level
from assistant.compose.time.intervals import interval
from assistant.compose.time.meanwhile import meanwhile
from assistant.compose.time.moments import false_period
from assistant.compose.time.named import of_the_named
from assistant.compose.time.newest import newest_with_place
from assistant.compose.time.ordering import positions_in_order
from assistant.compose.time.stints import stints
from assistant.compose.time.timing import timed
from assistant.compose.time.told_dates import told_date
from assistant.numbers import value_of
from assistant.reading import Reading
from assistant.steps import missing, people, places, quantities, subjects, wholes
from assistant.tables import pattern

Step = Callable[[Reading], Draft | None]

STEPS: Mapping[str, Step] = {
    "work on a trouble that was told": worked_on,
    "a title, degree, place, change or end that is taken for granted": presumed,
    "how a piece of work fared": fared,
    "where, with an unknown name": places.unknown_location,
    "what is taken for granted and is not so": mistaken,
    "what is asserted of an entry that tells otherwise": false_premise,
    "what the profile tells of the person": of_profile,
    "several times at one employer": stints,
    "the time between two events": interval,
    "what the person likes best": favourite,
    "what somebody thinks of the person": judged,
    "what customers or colleagues say": pleased,
    "what ran at the same time": meanwhile,
    "which of two events came first": first_event,
    "with whom, or alone": companions,
    "how many listened": audience,
    "how many did what": counted_verb,
    "promotions": promotions,
    "a date in a line": told_date,
    "all lines of one entry": all_lines,
    "projects by whom they were made for": by_owner,
    "projects of one employer": built_at,
    "entries with a field of each": with_fields,
    "cities and countries": cities,
    "a field of the only entry named": of_the_named,
    "a certificate, an award or the like by name": attested,
    "the highest or lowest level": extreme_level,
    "the longest or shortest job": extreme_length,
    "the order of two positions": positions_in_order,
    "an order of magnitude": magnitude,
    "a sum of money": sum_of_money,
    "the larger of two numbers": larger,
    "what sort of engineer": on_character,
    "the team at each of some employers": team_sizes,
    "all figures of what is named": measured_of,
    "something in all entries": everywhere,
    "a number of what sounds like entries": counted_thing,
    "kinds of entries, counted": counted_kinds,
    "entries of a kind in some time": of_a_time,
    "work in each of two lines of business": two_fields,
    "two things set against each other in an entry": set_against,
    "a thought put into practice": in_practice,
    "a talk or the like, with its place": newest_with_place,
    "the entry that names most technologies": richest,
    "the technology that is named most": most_used,
    "how many technologies": how_many_technologies,
    "two that are set apart": apart,
    "what was when": timed,
    "what a talk, a text or a reference says": content,
    "what the engineer holds of a matter": stance,
    "the person": people.on_the_person,
    "a period that is wrong": false_period,
    "an unknown employer": places.unknown_employer,
    "a figure that is quoted": quantities.quoted,
    "a figure that a near line gives": plain_figure,
    "a figure of the measure that heads a phrase": phrase_figure,
    "a measure without a figure": quantities.no_such_figure,
    "technologies that are not there": missing.absent_technologies,
    "why an entry is what it is": reason,
    "a group of skills": subjects.group,
    "a field": subjects.field,
    "a reference": people.of_reference,
    "entries that only a CV has": people.of_personal_kind,
    "the size of a team": quantities.team_size,
    "what portfolios lack, but an entry tells": missing.told_of_named,
    "what portfolios lack, likely": missing.likely_absent,
    "what portfolios lack, surely": missing.surely_absent,
    "the place of a job": places.place_of_job,
    "in how many entries": quantities.mentioned,
    "how many of what is no entry": quantities.counted,
    "rare words": subjects.rare_subject,
    "words, for the whole": wholes.words_for_whole,
    "the intent": wholes.by_intent,
    "a quantity": quantities.quantity,
    "a figure that is wrong": false_figure,
    "technologies": subjects.technologies,
    "a work that is described": described,
    "whatever it is about": subjects.matter,
}
"""What is tried, by what each step speaks of; the first that speaks is the answer."""

_IN_SO_MANY = pattern("career", "in_so_many")
_STATE_TOO = pattern("routing", "state_too")
_OF_STATE = frozenset({"status", "list", "count", "compare"})


def draft_for(reading: Reading) -> Draft:
    """The draft of the answer to a question about the portfolio. Small talk is handled before."""
    drafts = (step(reading) for step in STEPS.values())
    draft = next((each for each in drafts if each is not None), None) or nothing(reading)
    if draft.silent and reading.focus:
        draft = near(reading) or draft
    _correct_state(reading, draft)
    _add_state(reading, draft)
    asked = _IN_SO_MANY.search(reading.whole or reading.question)
    if asked and not draft.missing and len(reading.named) == 1:
        draft.claims = draft.claims[: value_of(asked["count"].lower()) or 1]
    return draft


def _add_state(reading: Reading, draft: Draft) -> None:
    """`What is it, and is it finished?`: the state after what the only project told does."""
    works = {claim.quotes[0].entry.id: claim.quotes[0].entry for claim in draft.claims[:1]}
    told = [entry for entry in draft.entries if entry.id in works and entry.kind == "project"]
    if len(told) != 1 or not told[0].status or not _STATE_TOO.search(reading.question):
        return
    entry, quote = told[0], fields_quote(told[0], "status")
    if all(quote not in claim.quotes for claim in draft.claims):
        draft.add(f"{entry.title} is {status_says(told[0].status)}.", quote)


def _correct_state(reading: Reading, draft: Draft) -> None:
    """Where a question takes a project for live that is not, say what it is."""
    asked = reading.mentions.statuses
    projects = [entry for entry in reading.mentions.titles if entry.kind == "project"]
    if not asked or len(projects) != 1 or reading.intent in _OF_STATE:
        return
    entry = projects[0]
    if entry.status and entry.status not in asked:
        draft.corrects = draft.corrects or not draft.claims
        draft.add(f"{entry.title} is {status_says(entry.status)}.", fields_quote(entry, "status"))
