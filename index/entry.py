"""The typed entries of a portfolio: what every reader produces and everything else is built on.

An entry knows its *document*: the one text from which quotes are taken. Passages and citations
point into it, so that a quote can be checked by a plain substring search.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator

Kind = Literal[
    "profile",
    "role",
    "project",
    "principle",
    "deep-dive",
    "education",
    "skill",
    "publication",
    "talk",
    "award",
    "certificate",
    "volunteer",
    "language",
    "interest",
    "reference",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

Status = Literal["Production", "Shipped", "Experiment", "Archived", "In progress"]
STATUSES: tuple[Status, ...] = get_args(Status)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-\d{1,2})?)?")
_NAMED_DATE = re.compile(r"([A-Za-z]{3})[a-z]*\.?,? (\d{4})")


class YearMonth(BaseModel):
    """A month of a year, or a whole year where the portfolio gives no month."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    year: int = Field(ge=1900, le=2200)
    month: int | None = Field(default=None, ge=1, le=12)

    @classmethod
    def parse(cls, value: object) -> YearMonth:
        """Read `2023-04`, `2023-04-17`, `2023`, `Apr 2023` or `April 2023`.

        Raises ValueError for anything else.
        """
        if isinstance(value, YearMonth):
            return value
        text = str(value).strip()
        if iso := _ISO_DATE.fullmatch(text):
            return cls(year=int(iso[1]), month=int(iso[2]) if iso[2] else None)
        named = _NAMED_DATE.fullmatch(text)
        if named and named[1].title() in MONTHS:
            return cls(year=int(named[2]), month=MONTHS.index(named[1].title()) + 1)
        raise ValueError(f"{text!r} is not a date: write 2023-04, 2023 or Apr 2023")

    @property
    def ordinal(self) -> int:
        """Months since year 0; a date without a month counts as January."""
        return self.year * 12 + (self.month or 1) - 1

    def __str__(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.year}" if self.month else str(self.year)

    @property
    def iso(self) -> str:
        """`2023-04`, or `2023` without a month."""
        return f"{self.year}-{self.month:02}" if self.month else str(self.year)


Date = Annotated[
    YearMonth,
    BeforeValidator(lambda value: value if isinstance(value, dict) else YearMonth.parse(value)),
    PlainSerializer(lambda value: value.iso, return_type=str),
]


class Entry(BaseModel):
    """One role, project, principle, deep dive or other part of a portfolio."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    id: str = Field(pattern=r"^(profile|[a-z][a-z-]*/[a-z0-9][a-z0-9-]*)$")
    """`profile`, or the kind and a slug: `role/brandlock`. Public: links and cases name it."""
    kind: Kind
    title: str = Field(min_length=1)
    """The name of the entry: of a role its organisation, of education its institution."""
    text: str = ""
    """Prose, verbatim. Paragraphs are separated by an empty line."""
    highlights: tuple[str, ...] = ()
    """One contribution, course or item each, verbatim."""
    status: Status | None = None
    organisation: str | None = None
    position: str | None = None
    """Job title of a role, degree and field of education, level of a language or skill."""
    location: str | None = None
    start: Date | None = None
    end: Date | None = None
    """None together with a start means: to this day. Single-date entries have start == end."""
    technologies: tuple[str, ...] = ()
    url: str | None = None

    # Only of the profile:
    name: str | None = None
    pronouns: str | None = None
    """`she/her`, `he/him`, `they/them` (the default)."""
    headline: str | None = None
    questions: tuple[str, ...] = ()
    """Questions that the owner suggests to readers."""
    contact: Literal["public", "private"] = "private"
    """Whether e-mail and links may be shown. Phone and address never are."""
    email: str | None = None
    phone: str | None = None
    address: str | None = None
    links: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_consistent(self) -> Entry:
        if self.start and self.end and self.end.year < self.start.year:
            raise ValueError(f"end {self.end} is before start {self.start}")
        if self.start and self.end and self.end.ordinal < self.start.ordinal and self.end.month:
            raise ValueError(f"end {self.end} is before start {self.start}")
        if self.end and not self.start:
            raise ValueError("end without start")
        prefix = self.id.partition("/")[0]
        if prefix != self.kind:
            raise ValueError(f"id {self.id!r} does not begin with its kind {self.kind!r}")
        return self

    @property
    def period(self) -> str | None:
        """`Mar 2022 — Apr 2023`, `Apr 2023 — Present`, `2019`, or None without dates."""
        if not self.start:
            return None
        if self.start == self.end:
            return str(self.start)
        return f"{self.start} — {self.end or 'Present'}"

    @cached_property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """The document as (field, line) pairs, in reading order."""
        organisation = self.organisation if self.organisation != self.title else None
        pairs: list[tuple[str, str | None]] = [
            ("title", self.title),
            ("name", self.name),
            ("headline", self.headline),
            ("position", self.position),
            ("organisation", organisation),
            ("period", self.period),
            ("location", self.location),
            ("status", self.status),
        ]
        pairs += [("text", part.strip()) for part in self.text.split("\n\n")]
        pairs += [("highlight", highlight) for highlight in self.highlights]
        pairs.append(("technologies", ", ".join(self.technologies)))
        if self.contact == "public":
            pairs += [("email", self.email), *(("link", link) for link in self.links)]
        return tuple((field, line) for field, line in pairs if line)

    @cached_property
    def document(self) -> str:
        """Everything that can be quoted, a line for each field: quotes are substrings of it."""
        return "\n".join(line for _, line in self.lines)
