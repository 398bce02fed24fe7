"""Questions made from a portfolio's own fields: what is there, what was removed, what never was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from assistant.answer import AnswerStatus
from assistant.tables import table
from evals.case import SPLITS, Case, Category, Fact, Split
from evals.derived_facts import (
    asked_about,
    facts_of,
    keyword_forms,
    keywords_of,
    links_asked,
    names_of,
    private_forms,
    told_of,
    values_of,
    without_technologies,
)
from evals.derived_portfolios import (
    Variant,
    is_kind_told,
    is_told,
    stands_in,
    variant_of,
)
from index import Entry

_MOST = 3
"""Entries of a kind, or skills, that are asked about in each way."""
_SILENT: tuple[AnswerStatus, ...] = ("not_in_portfolio",)
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
    prose = "\n".join(without_technologies(entry) for entry in entries)
    return tuple(
        name
        for name in keywords_of(entries)[1::2]
        if not any(stands_in(form, prose) for form in keyword_forms(name))
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
            groups = list(asked_about(self.entries, row["kind"], row["field"]))
            asked = groups[:_MOST]
            ways = row[split]
            for number in range(max(len(asked), len(ways)) if asked else 0):
                group = asked[number % len(asked)]
                question = self._ask(ways[number % len(ways)], group[0])
                case = self._case(topic, question, row["category"], split)
                facts = facts_of(group, row["field"], f"{question} {self.who}")
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
        if field == "body" or any(values_of(entry, field) for entry in left):
            return False
        if is_told(field, group, self.lesser):
            return False
        rest = "\n".join(entry.document for entry in self.lesser)
        return field == "period" or not any(
            stands_in(value, rest) for entry in group for value in values_of(entry, field)
        )

    def _kinds(self, split: Split) -> Iterator[Derived]:
        for kind, row in phrasings()["kinds"].items():
            group = [entry for entry in self.entries if entry.kind == kind]
            for way in row[split] if group else ():
                case = self._case(f"all-{kind}", self._ask(way), "list", split)
                if _ASKS_FOR_SOME.search(case.question):
                    names = tuple(name for entry in group for name in names_of(entry))
                    sources = tuple(entry.id for entry in group)
                    yield Derived("whole", _answered(case, (names,), any_of=sources))
                else:
                    facts = tuple(fact for e in group[:4] for fact in told_of(e, case.question))
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
        names = [names_of(entry)[0] for entry in group] if kind != "interest" else []
        named = table("kinds")["kinds"].get(kind, {}).get("asked", ())
        return any(stands_in(str(name), rest) for name in (*names, *named))

    def _skills(self, split: Split) -> Iterator[Derived]:
        ways = phrasings()["skill"][split]
        kept = [name for name in keywords_of(self.entries) if name not in self.removed]
        here = SPLITS.index(split)
        asked = [(name, "whole") for name in (*kept[here::2][:4], *self.removed[:2])]
        asked += [(name, "without fields") for name in self.removed[here::2][:_MOST]]
        asked += [(name, "never") for name in self._unknown()[here::2][:6]]
        for number, (name, where) in enumerate(asked):
            question = self._ask(ways[number % len(ways)], keyword=name)
            if where == "whole":
                case = self._case("skill", question, "skill", split)
                forms = keyword_forms(name)
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
                silent = _renamed(case, forbidden=private_forms(field, values))
                if self.profile.contact == "private":
                    yield Derived("whole", silent)
                if field in ("email", "links"):
                    case = _renamed(case, id=case.id.replace("private", "public"))
                    facts = (values,) if field == "email" else links_asked(values, case.question)
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
