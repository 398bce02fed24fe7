"""Entries from single lines: what a résumé lists under Skills, Languages, Awards and the like.

    skill        "Databases: PostgreSQL, Redis"         Databases, technologies PostgreSQL and Redis
    language     "English (native), Spanish - B2"       English at native, Spanish at B2
    certificate  "AWS Solutions Architect (2023)"       AWS Solutions Architect, 2023

Lines of a section whose name says nothing, and lines that cannot be told apart, are given back, to
be kept as text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from index.entry import Kind
from index.readers import periods
from index.readers.drafts import Draft
from index.readers.headers import has_word, header, label_of
from index.readers.sections import Section

Lines = Sequence[tuple[str, int]]
"""Texts with the line on which each begins."""
Result = tuple[list[Draft], list[str]]

_LIST = re.compile(r"\s*[,;|•·]\s*(?![^(]*\))")
_LEVEL = re.compile(r"(.+?)\s*(?:\(\s*(.+?)\s*\)|\s[-–—]\s*(.+)|:\s*(.+))\s*")
_PARTS = re.compile(r"\s+[|—–]\s+|\s+-\s+|\t+")
_EDGES = " \t,;:|•—–-"


def entries(kind: Section | None, heading: str, lines: Lines) -> Result:
    """The drafts of the lines, and the texts that belong to no entry."""
    if not lines:
        return [], []
    heading = heading[:1].upper() + (heading[1:].lower() if heading.isupper() else heading[1:])
    reader = _READERS.get(kind or "")
    if reader is None:
        texts = [text for text, _ in lines]
        return [], texts if kind == "profile" else [heading, *texts]
    return reader(heading, lines)


def listed(text: str) -> tuple[str, ...]:
    """The items of a list in one line; commas in brackets do not count."""
    return tuple(item for each in _LIST.split(text) if (item := each.strip(" .")))


def _is_list(text: str) -> bool:
    """Several short items, or one; not a sentence."""
    items = listed(text)
    return not text.rstrip().endswith(".") and all(len(item.split()) <= 5 for item in items)


def _skills(heading: str, lines: Lines) -> Result:
    drafts: list[Draft] = []
    names: list[str] = []
    texts: list[str] = []
    for text, number in lines:
        labelled = label_of(text)
        if labelled and _is_list(labelled[1]):
            items = tuple(dict.fromkeys(listed(labelled[1])))
            drafts.append(Draft("skill", labelled[0], {"technologies": items}, number))
        elif _is_list(text):
            names += listed(text)
        else:
            texts.append(text)
    if names or texts:
        listing = tuple(dict.fromkeys(names))
        fields: dict[str, object] = {"technologies": listing, "text": "\n\n".join(texts)}
        drafts.append(Draft("skill", heading, fields, lines[0][1]))
    return drafts, []


def _languages(heading: str, lines: Lines) -> Result:
    drafts = []
    pairs: list[tuple[str, str | None]]
    for text, number in lines:
        label, _, rest = text.partition(":")
        if rest and len(listed(rest)) > 1 and ":" not in rest:  # "Fluent: English, Spanish"
            pairs = [(name, label.strip()) for name in listed(rest)]
        else:
            pairs = [_language(item) for item in listed(text)]
        drafts += [Draft("language", name, {"position": level}, number) for name, level in pairs]
    return drafts, []


def _language(item: str) -> tuple[str, str | None]:
    match = _LEVEL.fullmatch(item)
    return (match[1].strip(_EDGES), match[2] or match[3] or match[4]) if match else (item, None)


def _interests(heading: str, lines: Lines) -> Result:
    drafts: list[Draft] = []
    texts: list[str] = []
    for text, number in lines:
        labelled = label_of(text)
        if labelled and _is_list(labelled[1]):
            fields = {"highlights": listed(labelled[1])}
            drafts.append(Draft("interest", labelled[0], fields, number))
        elif _is_list(text):
            drafts += [Draft("interest", item, {}, number) for item in listed(text)]
        else:
            texts.append(text)
    if texts:
        drafts.append(Draft("interest", heading, {"text": "\n\n".join(texts)}, lines[0][1]))
    return drafts, []


def _dated(kind: Kind) -> Callable[[str, Lines], Result]:
    """One entry a line: a title, who gave it behind a dash or bar, a date."""

    def read(heading: str, lines: Lines) -> Result:
        return [_dated_line(kind, text, number) for text, number in lines], []

    return read


def _dated_line(kind: Kind, text: str, number: int) -> Draft:
    found = periods.within(text)
    rest, fields = text, {}
    if found:
        fields = {"start": found.period.start, "end": found.period.end or found.period.start}
        before, after = text[: found.start], text[found.end :]
        # "Won ICFP 2019" keeps its year: it is part of the name.
        if before.rstrip()[-1:] in ("", *"(,;:|—–-[") or before.endswith(("  ", "\t")):
            rest = f"{before.rstrip().rstrip('([').rstrip(_EDGES)}{' – ' if before.strip() else ''}"
            rest = (rest + after.lstrip().lstrip(")]").strip(_EDGES)).strip(_EDGES)
    parts = [part for part in _PARTS.split(rest) if part.strip(_EDGES)]
    if len(parts) == 2 and len(parts[1].split()) <= 8:
        return Draft(kind, parts[0].strip(_EDGES), {**fields, "organisation": parts[1]}, number)
    return Draft(kind, rest.strip() or text, fields, number)


def _projects(heading: str, lines: Lines) -> Result:
    """`Name: what it is` or `Name – what it is`; other lines are given back."""
    drafts: list[Draft] = []
    texts: list[str] = []
    for text, number in lines:
        found = re.match(r"([^.:]{2,60}?)\s*(?::\s+|\s[–—-]\s+)(.+)", text)
        if found and len(found[1].split()) <= 7:
            opening = header("project", [found[1]])
            dated = periods.within(found[2])
            dates = {"start": dated.period.start, "end": dated.period.end} if dated else {}
            fields = {**dates, "text": "\n\n".join([*opening.rest, found[2]])}
            drafts.append(Draft("project", opening.title, {**opening.fields, **fields}, number))
        else:
            texts.append(text)
    return drafts, [heading, *texts] if texts else []


def _jobs(kind: Kind) -> Callable[[str, Lines], Result]:
    """Lines that have a date, a job title or a degree; others are given back."""

    def read(heading: str, lines: Lines) -> Result:
        drafts: list[Draft] = []
        texts: list[str] = []
        for text, number in lines:
            word = "degree" if kind == "education" else "position"
            if len(text.split()) <= 25 and (periods.within(text) or has_word(text, word)):
                opening = header(kind, [text])
                fields = {**opening.fields, "text": "\n\n".join(opening.rest)}
                drafts.append(Draft(kind, opening.title, fields, number))
            else:
                texts.append(text)
        return drafts, [heading, *texts] if texts else []

    return read


def _references(heading: str, lines: Lines) -> Result:
    drafts: list[Draft] = []
    texts: list[str] = []
    for text, number in lines:
        said = re.fullmatch(r"[\"“„«](.+)[\"”“»]\s*[-–—,]*\s*([^\"”]{3,80})", text)
        if said:
            drafts.append(Draft("reference", said[2].strip(), {"text": said[1].strip()}, number))
        else:
            texts.append(text)
    if texts:
        drafts.append(Draft("reference", heading, {"text": "\n\n".join(texts)}, lines[0][1]))
    return drafts, []


def with_label(kind: Section | None, heading: str, label: str, details: str, line: int) -> Result:
    """A line that comes as a label and details."""
    if kind in (None, "skill", "profile", "contact") and label and details:
        fields = {"technologies": listed(details)} if _is_list(details) else {"text": details}
        return [Draft("skill", label, fields, line)], []
    if kind == "language" and label and details:
        return [Draft("language", label, {"position": details}, line)], []
    text = ": ".join(filter(None, (label, details)))
    return entries(kind, heading, [(text, line)])


def joined(results: Iterable[Result]) -> Result:
    """Several results as one."""
    drafts: list[Draft] = []
    texts: list[str] = []
    for found, rest in results:
        drafts += found
        texts += rest
    return drafts, texts


_READERS: dict[str, Callable[[str, Lines], Result]] = {
    "role": _jobs("role"),
    "education": _jobs("education"),
    "volunteer": _jobs("volunteer"),
    "project": _projects,
    "skill": _skills,
    "language": _languages,
    "interest": _interests,
    "reference": _references,
    "award": _dated("award"),
    "certificate": _dated("certificate"),
    "publication": _dated("publication"),
    "talk": _dated("talk"),
}
