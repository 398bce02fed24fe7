"""Answers on technologies as a whole: of one entry, of one category."""

from __future__ import annotations

from assistant.claims import Draft, Quote
from assistant.compose.choosing.asking import jobs_asked
from assistant.compose.choosing.shown import categories_of, evidence_of
from assistant.compose.entries.about import describe
from assistant.compose.sentences.roles import place
from assistant.compose.skills.tools_of_each import tools_of_each
from assistant.numbers import number
from assistant.portfolio import Portfolio
from assistant.reading import Reading
from assistant.tables import pattern
from assistant.words import frame_words, join_words, stem, tokenize
from index import Entry

_SORT = pattern("skill_frames", "sort")
_COUNTED = pattern("stack", "counted")
_POINTED = pattern("cues", "pointed")


def technologies_at(portfolio: Portfolio, entry: Entry) -> tuple[str, *tuple[Quote, ...]] | None:
    """The technologies that an entry names, in one sentence, with the lines that name them."""
    uses = [
        [use for use in portfolio.uses[name] if use.quote.entry is entry]
        for name in portfolio.technologies_of(entry)
    ]
    if not uses:
        return None
    names = list(dict.fromkeys(max((use.text for use in found), key=len) for found in uses))
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
    if not _COUNTED.search(reading.question[: mentions[0].start]):
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


def _of_sort(reading: Reading) -> Draft | None:
    """The technologies of a sort that many are of: `which frameworks?`; None where none is."""
    sort = _SORT.search(reading.question)
    if sort is None:
        return None
    noun = stem(sort["noun"].lower())
    members = [
        uses[0]
        for name, uses in reading.portfolio.uses.items()
        if any(
            stem(tokenize(category)[-1].lower) == noun
            for category in categories_of(reading.portfolio, name)
        )
    ]
    if not members:
        return None
    draft = Draft()
    named = join_words(list(dict.fromkeys(use.text for use in members)))
    draft.add(f"The portfolio names {named}.", *dict.fromkeys(use.quote for use in members))
    return draft


def technologies(reading: Reading) -> Draft | None:
    """The technologies of the entries in question, or of each job and project."""
    portfolio = reading.portfolio
    draft = Draft()
    named = reading.named
    if not named and _POINTED.search(reading.question):
        named = jobs_asked(reading)
    if named and (of_sort := tools_of_each(reading, named)):
        return of_sort
    if named:
        for entry in named:
            claim = technologies_at(portfolio, entry)
            if claim:
                draft.add(*claim)
            else:
                draft.missing.append(f"technologies of {place(entry)}")
                draft.related.append(portfolio.lead(entry))
        return draft
    if of_kind := _of_sort(reading):
        return of_kind
    for role in portfolio.roles[:4]:
        claim = technologies_at(portfolio, role)
        if claim:
            draft.add(*claim)
    for skill in portfolio.of_kind("skill")[:6]:
        draft.extend(describe(portfolio, skill, [], 1))
    covered = {name for role in portfolio.roles[:4] for name in portfolio.technologies_of(role)}
    further: dict[str, Quote] = {}
    for project in portfolio.of_kind("project"):
        for name in portfolio.technologies_of(project):
            if name not in covered and name not in further:
                further[name] = next(
                    u.quote for u in portfolio.uses[name] if u.quote.entry is project
                )
    if further and len(draft.claims) < 8:
        draft.add(
            f"The projects add {join_words(list(further)[:10])}.", *list(further.values())[:10]
        )
    return draft if draft.claims else None
