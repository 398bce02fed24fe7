"""Questions made from a portfolio's own fields: what is there, what was removed, what never was."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from assistant.answer import AnswerStatus
from assistant.tables import table
from evals.case import SPLITS, Case, Category, Fact, Split
from evals.derived_portfolios import (
    SCORES,
    Variant,
    is_kind_told,
    is_told,
    stands_in,
    titles_in,
    variant_of,
)
from index import Entry, YearMonth

_MOST = 3
"""Entries of a kind, or skills, that are asked about in each way."""
_NAMED_BY_TITLE = ("project", "certificate", "award", "publication", "reference", "skill")
"""Questions name other entries by their organisation."""
_SILENT: tuple[AnswerStatus, ...] = ("not_in_portfolio",)
_MONTHS = tuple(month_name)[1:]
_LISTED = 10
"""Of a list, so many are demanded."""
_NO_EMPLOYER = ("freelance", "freelancer", "self-employed", "self employed", "independent")
"""They stand where the employer does, but nobody works "at" them."""
_TOPICS = ("open source", "machine learning", "accessibility", "design", "research", "testing")
"""Keywords of projects that are no technologies: an answer about technologies may omit them."""
_VAGUE = ("other", "others", "misc", "miscellaneous", "various", "general")
_ONGOING = ("present", "today", "now", "current", "ongoing", "still", "to date", "since")
_DEGREES = (
    ("Bachelor of Science", "BS", "BSc", "B.S.", "B.Sc."),
    ("Bachelor of Arts", "BA", "B.A."),
    ("Bachelor of Engineering", "BEng", "B.Eng."),
    ("Master of Science", "MS", "MSc", "M.S.", "M.Sc."),
    ("Master of Arts", "MA", "M.A."),
    ("Master of Business Administration", "MBA"),
    ("Doctor of Philosophy", "PhD", "Ph.D."),
)
_PLATFORMS = (
    *("linkedin", "github", "gitlab", "twitter", "mastodon", "stackoverflow", "xing"),
    *("facebook", "instagram", "youtube", "soundcloud"),
)

# What of a field a question asks for:
_ASKS_END = re.compile(
    r"\b(?:end|ended|finish|until|till|to when|to what|to which|employed to|when was it over|"
    r"from and to|dates|period|time ?frame|time span|years (?:at|for)|the years)\b"
    r"|/ to\b|/year to\b",
    re.IGNORECASE,
)
_ASKS_ONLY_END = re.compile(r"\bgraduate from\b|\bgrad year\b|\bclass of\b", re.IGNORECASE)
_ASKS_YEAR = re.compile(r"\byears?\b", re.IGNORECASE)
_ASKS_MONTH = re.compile(r"\bmonth(?! or year)|\bdates?\b", re.IGNORECASE)
_ASKS_DEGREE = re.compile(
    r"degree|diploma|qualification|title|bachelor|master|letters after|confer", re.IGNORECASE
)
_ASKS_SUBJECT = re.compile(
    r"subject|major|field|discipline|study|studies|programme|in what\b|\bread there", re.IGNORECASE
)
_ASKS_FOR_SOME = re.compile(
    r"\bthere (?:something|somebody|someone|anybody|anyone)\b|\bif \w+ \w+ to read something\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Derived:
    """A case and the variant of the portfolio to ask it about."""

    variant: Variant
    case: Case


@cache
def phrasings() -> Any:
    """The content of `derived.yaml`."""
    return yaml.safe_load(Path(__file__).with_name("derived.yaml").read_text(encoding="utf-8"))


def removed_keywords(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Listed skills that stand nowhere in prose, every second of them: these can be removed."""
    prose = "\n".join(_without_technologies(entry) for entry in entries)
    return tuple(
        name
        for name in _keywords(entries)[1::2]
        if not any(stands_in(form, prose) for form in _keyword_forms(name))
    )


def derive(entries: Sequence[Entry]) -> list[Derived]:
    """The questions of both halves, without doubles."""
    maker = _Maker(entries)
    found = {(each.variant, each.case.question, each.case.split): each for each in maker.all()}
    return list(found.values())


class _Maker:
    """Makes the questions on one portfolio."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.profile = next((entry for entry in entries if entry.kind == "profile"), None)
        name = self.profile.name if self.profile else None
        self.who = name.split()[0] if name else "the engineer"
        self.removed = removed_keywords(entries)
        self.lesser = variant_of(entries, "without fields", self.removed)
        self._numbers = count(1)

    def all(self) -> Iterator[Derived]:
        """Every question."""
        for split in SPLITS:
            yield from self._fields(split)
            yield from self._kinds(split)
            yield from self._skills(split)
            yield from self._languages(split)
            yield from self._contact(split)

    def _fields(self, split: Split) -> Iterator[Derived]:
        for topic, row in phrasings()["fields"].items():
            groups = list(_groups(self.entries, row["kind"], row["field"]))
            asked = groups[:_MOST]
            ways = row[split]
            for number in range(max(len(asked), len(ways)) if asked else 0):
                group = asked[number % len(asked)]
                question = self._ask(ways[number % len(ways)], group[0])
                case = self._case(topic, question, row["category"], split)
                facts = _facts(group, row["field"], f"{question} {self.who}")
                sources = tuple(entry.id for entry in group)
                yield Derived("whole", _answered(case, facts, any_of=sources))
                if row["field"] == "name":
                    if not is_told("name", group, variant_of(self.entries, "without name", ())):
                        yield Derived("without name", case)
                elif self._is_gone(group, row["field"]):
                    yield Derived("without fields", case)

    def _is_gone(self, group: Sequence[Entry], field: str) -> bool:
        """Whether the field can be removed, so that nothing else in the portfolio says it."""
        ids = {entry.id for entry in group}
        left = [entry for entry in self.lesser if entry.id in ids]
        if field == "body" or any(_values(entry, field) for entry in left):
            return False
        if is_told(field, group, self.lesser):
            return False
        rest = "\n".join(entry.document for entry in self.lesser)
        return field == "period" or not any(
            stands_in(value, rest) for entry in group for value in _values(entry, field)
        )

    def _kinds(self, split: Split) -> Iterator[Derived]:
        for kind, row in phrasings()["kinds"].items():
            group = [entry for entry in self.entries if entry.kind == kind]
            for way in row[split] if group else ():
                case = self._case(f"all-{kind}", self._ask(way), "list", split)
                if _ASKS_FOR_SOME.search(case.question):
                    names = tuple(name for entry in group for name in _names(entry))
                    sources = tuple(entry.id for entry in group)
                    yield Derived("whole", _answered(case, (names,), any_of=sources))
                else:
                    facts = tuple(fact for e in group[:4] for fact in _told(e, case.question))
                    sources = tuple(entry.id for entry in group[:4])
                    yield Derived("whole", _answered(case, facts, all_of=sources))
                if not self._is_told_elsewhere(kind, group):
                    yield Derived("without kinds", case)

    def _is_told_elsewhere(self, kind: str, group: Sequence[Entry]) -> bool:
        """Whether what is left without a kind still names one of its entries, or the kind."""
        left = variant_of(self.entries, "without kinds", ())
        if is_kind_told(kind, group, left):
            return True
        rest = "\n".join(entry.document for entry in left)
        names = [_names(entry)[0] for entry in group] if kind != "interest" else []
        named = table("kinds")["kinds"].get(kind, {}).get("asked", ())
        return any(stands_in(str(name), rest) for name in (*names, *named))

    def _skills(self, split: Split) -> Iterator[Derived]:
        ways = phrasings()["skill"][split]
        kept = [name for name in _keywords(self.entries) if name not in self.removed]
        here = SPLITS.index(split)
        asked = [(name, "whole") for name in (*kept[here::2][:4], *self.removed[:2])]
        asked += [(name, "without fields") for name in self.removed[here::2][:_MOST]]
        asked += [(name, "never") for name in self._unknown()[here::2][:6]]
        for number, (name, where) in enumerate(asked):
            question = self._ask(ways[number % len(ways)], keyword=name)
            if where == "whole":
                case = self._case("skill", question, "skill", split)
                forms = _keyword_forms(name)
                sources = tuple(
                    e.id for e in self.entries if any(stands_in(f, e.document) for f in forms)
                )
                yield Derived("whole", _answered(case, (forms,), any_of=sources))
            else:
                case = self._case(f"skill-{where[:5]}", question, "skill-absent", split)
                variant: Variant = "without fields" if where == "without fields" else "whole"
                yield Derived(variant, case)

    def _unknown(self) -> list[str]:
        everything = "\n".join(entry.document for entry in self.entries)
        names = [str(line).split(" | ") for line in phrasings()["technologies"]]
        return [all_[0] for all_ in names if not any(stands_in(n, everything) for n in all_)]

    def _languages(self, split: Split) -> Iterator[Derived]:
        ways = phrasings()["language"][split]
        spoken = [entry for entry in self.entries if entry.kind == "language"]
        asked = spoken[:_MOST]
        for number in range(max(len(asked), len(ways)) if asked else 0):
            entry = asked[number % len(asked)]
            question = self._ask(ways[number % len(ways)], entry)
            case = self._case("speaks", question, "skill", split)
            yield Derived("whole", _answered(case, (entry.title,), any_of=(entry.id,)))
        everything = "\n".join(entry.document for entry in self.entries)
        unknown = [name for name in phrasings()["spoken"] if not stands_in(name, everything)]
        for number, name in enumerate(unknown[SPLITS.index(split) :: 2][:2]):
            question = ways[number % len(ways)].format(who=self.who, title=name)
            yield Derived("whole", self._case("speaks-not", question, "absent", split))

    def _contact(self, split: Split) -> Iterator[Derived]:
        """Private details are not said; public ones are, but for phone and address."""
        for field, row in phrasings()["contact"].items():
            value = getattr(self.profile, field, None) if self.profile else None
            if not value or not self.profile:
                continue
            values = value if isinstance(value, tuple) else (value,)
            for way in row[split]:
                case = self._case(f"private-{field}", self._ask(way), "absent", split)
                silent = _renamed(case, forbidden=_private(field, values))
                if self.profile.contact == "private":
                    yield Derived("whole", silent)
                if field in ("email", "links"):
                    case = _renamed(case, id=case.id.replace("private", "public"))
                    facts = (values,) if field == "email" else _links(values, case.question)
                    yield Derived("public", _answered(case, facts, any_of=("profile",)))
                else:
                    yield Derived("public", silent)

    def _case(self, topic: str, question: str, category: Category, split: Split) -> Case:
        """A case about something that is not there; `_answered` changes that."""
        return Case(
            id=f"{topic}-{next(self._numbers)}",
            question=question,
            category=category,
            split=split,
            status=_SILENT,
        )

    def _ask(self, way: str, entry: Entry | None = None, keyword: str = "") -> str:
        organisation = entry.organisation or entry.title if entry else ""
        title = entry.title if entry else ""
        asked = way.format(who=self.who, organisation=organisation, title=title, keyword=keyword)
        if not title:
            return asked
        # "the Data Certificate certificate" says it twice.
        doubled = rf"({re.escape(title)})\s+{re.escape(title.split()[-1])}\b"
        return re.sub(doubled, r"\1", asked, flags=re.IGNORECASE)


def _answered(
    case: Case,
    facts: tuple[Fact, ...],
    any_of: tuple[str, ...] = (),
    all_of: tuple[str, ...] = (),
) -> Case:
    return _renamed(case, status=("answered",), facts=facts, any_of=any_of, all_of=all_of)


def _renamed(case: Case, **values: object) -> Case:
    return Case.model_validate(case.model_dump() | values)


def _groups(entries: Sequence[Entry], kind: str, field: str) -> Iterator[list[Entry]]:
    """The entries that a question cannot tell apart, where each has the field."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind == kind:
            name = entry.title if kind in _NAMED_BY_TITLE else entry.organisation or entry.title
            if kind != "role" or name.lower() not in _NO_EMPLOYER:
                groups.setdefault(name.lower(), []).append(entry)
    for group in groups.values():
        if all(_values(entry, field) for entry in group):
            yield group


def _values(entry: Entry, field: str) -> tuple[str, ...]:
    """What the field holds, as it is written."""
    if field == "body":
        return tuple(line for name, line in entry.lines if name in ("text", "highlight"))
    if field == "score":
        lines = (*entry.text.split("\n\n"), *entry.highlights)
        return tuple(line.partition(": ")[2] for line in lines if line.startswith(SCORES))
    if field == "courses":
        is_other = any(re.match(r"[A-Za-z]+:", line) for line in entry.highlights)
        return () if is_other else entry.highlights
    value = getattr(entry, field)
    return () if not value else value if isinstance(value, tuple) else (value,)


def _facts(group: Sequence[Entry], field: str, question: str) -> tuple[Fact, ...]:
    """What an answer has to say: of several entries in a group, that of any."""
    if field == "body":
        return _from_body(group, question)
    if field == "period":
        return _dates(group, question)
    parts = [_parts(entry, field, question)[:_LISTED] for entry in group]
    return tuple(
        tuple(dict.fromkeys(form for forms in same for form in forms))
        for same in zip(*parts, strict=False)
    )


def _parts(entry: Entry, field: str, question: str) -> list[tuple[str, ...]]:
    """The parts of a value that an answer gives, each with the forms that it may take."""
    values = _values(entry, field)
    if field == "position":
        return _position(entry, values[0], question)
    if field == "location":
        city = values[0].split(",")[0]
        is_in_name = stands_in(city, f"{entry.title}\n{entry.organisation}")
        return [(values[0] if is_in_name else city,)]
    if field == "score":
        number = re.match(r"\d+(?:[.,]\d+)?", values[0])
        return [(number[0] if number else values[0].split(",")[0],)]
    if field == "courses":
        return [_forms(value, re.sub(r"^[A-Z]+ ?\d+\w*(?: - |: )", "", value)) for value in values]
    if field == "name":
        return [(word,) for word in values[0].split()]
    if field == "organisation":
        return [_forms(part) for part in values[0].split(" / ")]
    if field == "technologies" and entry.kind == "project":
        values = tuple(v for v in values if v.lower() not in _TOPICS) or values
    return [_forms(value) for value in values]


def _position(entry: Entry, position: str, question: str) -> list[tuple[str, ...]]:
    if entry.kind == "language":
        level = re.sub(r" (?:speaker|proficiency|level)$", "", position, flags=re.IGNORECASE)
        return [_forms(level)]
    titles = titles_in(position)
    if entry.kind != "education" or len(titles) < 2:
        return [_forms(title) for title in titles]
    # "Bachelor of Science, Computer Science" may be told as a degree in a field.
    degree, subjects = _degree(titles[0]), [_forms(title) for title in titles[1:]]
    asks_degree, asks_subject = _ASKS_DEGREE.search(question), _ASKS_SUBJECT.search(question)
    if asks_degree and not asks_subject:
        return [degree]
    return subjects if asks_subject and not asks_degree else [degree, *subjects]


def _degree(title: str) -> tuple[str, ...]:
    same = next((names for names in _DEGREES if title.lower() in map(str.lower, names)), ())
    return _forms(title, *same)


def _forms(*names: str) -> tuple[str, ...]:
    """The names, and each with spaces in place of hyphens."""
    return tuple(dict.fromkeys(form for name in names for form in (name, name.replace("-", " "))))


def _from_body(group: Sequence[Entry], question: str) -> tuple[Fact, ...]:
    """At least a word of the prose that neither the question nor the entry's head has."""
    head = "\n".join((question, *(f"{e.title}\n{e.organisation}\n{e.position}" for e in group)))
    prose = "\n".join(value for entry in group for value in _values(entry, "body"))
    words = dict.fromkeys(word.lower() for word in re.findall(r"[^\W\d_]{6,}", prose))
    told = tuple(word for word in words if not stands_in(word, head))
    return (told,) if told else ()


def _dates(group: Sequence[Entry], question: str) -> tuple[Fact, ...]:
    """The start and, where it is asked for, the end; a year is enough where a year is asked for."""
    by_year = bool(_ASKS_YEAR.search(question)) and not _ASKS_MONTH.search(question)
    starts = [form for e in group if e.start for form in _spelled(e.start, e.end, by_year)]
    ends: list[str] = []
    for entry in group:
        ends += _spelled(entry.end, None, by_year) if entry.end else _ONGOING
    if _ASKS_ONLY_END.search(question):
        return (tuple(dict.fromkeys(ends)),)
    spans = any(entry.end != entry.start for entry in group)
    asked = (starts, ends) if spans and _ASKS_END.search(question) else (starts,)
    return tuple(tuple(dict.fromkeys(forms)) for forms in asked)


def _spelled(date: YearMonth, end: YearMonth | None, by_year: bool) -> tuple[str, ...]:
    """How a date may be written, also at the beginning of a range within its year."""
    if not date.month or by_year:
        return (str(date.year),)
    long, short = _MONTHS[date.month - 1], str(date).split()[0]
    forms = [f"{long} {date.year}", str(date), date.iso]
    forms += [f"{date.month:02}/{date.year}", f"{date.month}/{date.year}"]
    if end and end.month and end.year == date.year and end.month != date.month:
        for first, last in ((long, _MONTHS[end.month - 1]), (short, str(end).split()[0])):
            forms += [f"{first}{dash}{last} {end.year}" for dash in (" to ", " - ", "-", " until ")]
    return tuple(forms)


def _names(entry: Entry) -> tuple[str, ...]:
    """What an answer may call an entry."""
    if entry.kind == "reference":
        return (entry.title.split(",")[0],)
    if entry.kind == "interest" and entry.highlights:
        title = () if entry.title.lower() in _VAGUE else (entry.title,)
        return (*title, *entry.highlights)
    return (entry.title,)


def _told(entry: Entry, question: str) -> list[Fact]:
    """What a list of a kind says of an entry."""
    facts: list[Fact] = [_names(entry)]
    titles = titles_in(entry.position or "")
    if entry.kind == "education" and titles and _ASKS_DEGREE.search(question):
        facts.append(_degree(titles[0]))
    return facts


def _keyword_forms(keyword: str) -> tuple[str, ...]:
    """`P&L management` is told by `P&L`, `REST APIs` by `REST`."""
    short = re.fullmatch(r"([A-Z&/]{2,}) (?:management|APIs?)", keyword)
    return (keyword, short[1]) if short else (keyword,)


def _private(field: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """What is not said: also without a scheme, in parts or with other separators."""
    found = list(values)
    for value in values:
        if field == "links":
            found.append(_bare(value))
        elif field == "address":
            found += [part for part in value.split(", ") if re.search(r"\d", part)]
        elif field == "phone":
            digits = re.findall(r"\d+", value)
            found += [sign.join(digits) for sign in ("", " ", "-")]
            found += [sign.join(digits[-3:]) for sign in ("", " ", "-", ".")]
    return tuple(dict.fromkeys(found))


def _links(links: tuple[str, ...], question: str) -> tuple[Fact, ...]:
    """The one that is asked for by name; all social profiles where those are; or any."""
    bare = tuple(map(_bare, links))
    named = [name for name in _PLATFORMS if name in question.lower()]
    if len(named) == 1:
        asked = tuple(link for link in bare if named[0] in link.lower())
        return (asked or bare,)
    if re.search(r"\bsocials?\b", question, re.IGNORECASE):
        social = [link for link in bare if any(name in link.lower() for name in _PLATFORMS)]
        return tuple((link,) for link in social) or (bare,)
    return (bare,)


def _bare(link: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", link).rstrip("/")


def _keywords(entries: Iterable[Entry]) -> list[str]:
    listed = (name for entry in entries if entry.kind == "skill" for name in entry.technologies)
    return list(dict.fromkeys(listed))


def _without_technologies(entry: Entry) -> str:
    return "\n".join(line for name, line in entry.lines if name != "technologies")
