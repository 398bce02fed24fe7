"""The title that a question takes for granted, `as CTO of Acme`, held against those that were
held."""

from __future__ import annotations

import re

from assistant.claims import Draft
from assistant.compose.sentences.naming import status_says
from assistant.compose.sentences.roles import fields_quote, held, place
from assistant.compose.sentences.telling import JOBS, tell
from assistant.noun_phrases import article
from assistant.reading import Reading
from assistant.tables import pattern, word_list
from assistant.words import Token, stem, tokenize
from index import Entry

_AS = pattern("presumed", "as_title")
_ITS_TIME = pattern("presumed", "title_time")
_SPEAKER = pattern("presumed", "speaker")
_HYPOTHETIC = pattern("presumed", "hypothetic")
_LEADS = pattern("presumed", "leads")
_ONLY_ONE = pattern("presumed", "only_one")
_LONGEST = 6
_WORKS = frozenset({*JOBS, "project"})
_SAME = (
    frozenset({"engineer", "developer", "programmer", "coder", "dev"}),
    frozenset({"lead", "leader", "leading"}),
    frozenset({"senior", "sr"}),
    frozenset({"junior", "jr"}),
    frozenset({"admin", "administrator", "sysadmin"}),
    frozenset({"intern", "trainee", "internship"}),
    frozenset({"freelancer", "freelance", "contractor", "consultant", "selfemployed"}),
    frozenset({"lecturer", "teacher", "tutor", "instructor"}),
    frozenset({"founder", "cofounder", "owner"}),
)


def title_not_held(reading: Reading) -> Draft | None:
    """What the person was instead, where the portfolio gives the work another title."""
    said = _said(reading)
    if said is None:
        return None
    title, start = said
    works = [entry for entry in reading.named if entry.kind in _WORKS]
    if not works and (reading.unknown_names or not _is_asserted(reading, start)):
        return None
    jobs = works or [*reading.portfolio.roles, *reading.portfolio.of_kind("volunteer")]
    if not jobs or all(_is_held(word, jobs) for word in _telling(title)):
        return None
    person = reading.portfolio.person
    shown = f"{'' if _ONLY_ONE.match(title) else article(title) + ' '}{title}"
    where = ""
    if works:
        work = works[0]
        at = "of" if _ONLY_ONE.match(title) and " of " not in title else "at"
        where = f" {at} {place(work)}" if work.kind in JOBS else f" on {work.title}"
    draft = Draft(unsaid=[f"that {person.inline} was {shown}{where}"], corrects=True)
    for entry in jobs[:2]:
        if entry.kind == "project":
            if entry.status:
                text = f"{entry.title} is {status_says(entry.status)}."
                draft.add(text, fields_quote(entry, "status"))
            draft.extend([tell(reading.portfolio.lead(entry), person)])
        else:
            draft.extend([held(entry, person, opens=not draft.claims)])
    return draft


def _said(reading: Reading) -> tuple[str, int] | None:
    """The title that is taken for granted, and where it stands."""
    question = reading.question
    for match in (*_AS.finditer(question), *_ITS_TIME.finditer(question)):
        title = _title_at(reading, match.start("title"))
        if title:
            return title, match.start()
    return None


def _title_at(reading: Reading, start: int) -> str | None:
    """The title that begins at a place, up to its last word that is one: `head of data`."""
    wares = {(each.start, each.end) for each in reading.mentions.technologies}
    names = [(a, b) for a, b, _ in reading.mentions.spans if (a, b) not in wares]
    own = [entry for entry in reading.named if entry.kind in _WORKS]
    tokens = [token for token in tokenize(reading.question) if token.start >= start][:_LONGEST]
    kept: list[Token] = []
    for token in tokens:
        gap = reading.question[kept[-1].end : token.start] if kept else " "
        if gap.strip(" -/&") or token.lower in word_list("titles_close"):
            break
        if own and any(a <= token.start < b for a, b in names) and _is_name(token, own):
            break
        kept.append(token)
    of = next((at for at, token in enumerate(kept) if token.lower == "of"), None)
    if of is not None and of + 1 == len(kept):
        kept, of = kept[:of], None
    heads = word_list("titles_ranks") | word_list("titles_professions")
    core = kept[:of]
    while core and core[-1].lower not in heads:
        core.pop()
    if not core or (of is not None and len(core) != of):
        of = None
    if not core or core[0].lower == "own":  # `his own boss` is no title
        return None
    last = kept[-1] if of is not None else core[-1]
    return reading.question[core[0].start : last.end]


def _is_name(token: Token, entries: list[Entry]) -> bool:
    return any(
        stem(token.lower) in {stem(t.lower) for t in tokenize(f"{e.organisation or ''} {e.title}")}
        for e in entries
    )


def _telling(title: str) -> list[str]:
    """The words of a title that say a rank or a profession."""
    heads = word_list("titles_ranks") | word_list("titles_professions")
    return [token.lower for token in tokenize(title.split(" of ")[0]) if token.lower in heads]


def _is_held(word: str, jobs: list[Entry]) -> bool:
    same = next((group for group in _SAME if word in group), frozenset({word}))
    for entry in jobs:
        told = f"{entry.position or ''} {entry.title if entry.kind not in JOBS else ''}"
        words = {token.lower for token in tokenize(told)}
        if same & words or word in _initials(told):
            return True
        if entry.kind == "project" and same & {t.lower for t in tokenize(entry.document)}:
            return True
        if word in {"lead", "leader", "manager"} and _LEADS.search(entry.document):
            return True
    return False


def _initials(title: str) -> set[str]:
    """Initials of three words and more that stand side by side: `sre`."""
    words = [token.lower for token in tokenize(title)]
    return {
        "".join(word[0] for word in words[start:end])
        for start in range(len(words))
        for end in range(start + 3, len(words) + 1)
    }


def _is_asserted(reading: Reading, start: int) -> bool:
    """Whether the question surely speaks of the engineer, where no work is named: not `as a
    recruiter, ...`, nor `would he do well as a manager?`"""
    if _SPEAKER.search(reading.whole or reading.question) or _HYPOTHETIC.search(reading.question):
        return False
    opening = re.match(r"\W*as\b", reading.question[start:], re.IGNORECASE)
    return not (opening and not reading.question[:start].strip())
