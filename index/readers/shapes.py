"""Shapes: which keys of a source give which fields of an entry.

One shape for each section of JSON Resume or entry type of RenderCV; drafting is the same for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from index.entry import Kind
from index.readers import periods
from index.readers.drafts import Draft
from index.readers.located import Located
from index.readers.values import joined, line_of, lines_of, prose

Keys = tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """The keys of each field, those that a source may use for the same thing after one another."""

    title: Keys
    """The first that there is. Without one, an entry is called by its kind."""
    organisation: Keys = ()
    position: Keys = ()
    """All that there are, with commas between."""
    location: Keys = ()
    text: Keys = ()
    """A paragraph each."""
    labelled: Mapping[str, str] = field(default_factory=dict)
    """Keys whose values become a paragraph behind a label: `Score: 3.8`."""
    highlights: Keys = ()
    technologies: Keys = ()
    url: Keys = ("url", "website")
    start: Keys = ()
    end: Keys = ()
    date: Keys = ()
    """One date, or a period in one text."""

    def draft(self, kind: Kind, item: Located) -> Draft | None:
        """The draft of an item; None where there is nothing in it."""
        fields: dict[str, Any] = {
            "organisation": _first(item, self.organisation),
            "position": joined(part for key in self.position for part in lines_of(item.get(key))),
            "location": _first(item, self.location),
            "highlights": _all(item, self.highlights),
            "technologies": tuple(dict.fromkeys(_all(item, self.technologies))),
            "url": _first(item, self.url),
        }
        dates, dated = self._dates(kind, item)
        fields |= {"text": prose(*self._paragraphs(item), dated), **dates}
        title = _first(item, self.title)
        if title is None and not any(fields.values()):
            return None
        return Draft(
            kind=kind,
            title=title or kind.replace("-", " ").capitalize(),
            fields=fields,
            line=item.line,
            lines={
                name: item.lines[key]
                for name, keys in (("start", (*self.start, *self.date)), ("end", self.end))
                for key in keys
                if key in item.lines
            },
        )

    def _paragraphs(self, item: Located) -> list[Any]:
        labelled = [
            f"{label}: {', '.join(lines)}"
            for key, label in self.labelled.items()
            if (lines := lines_of(item.get(key)))
        ]
        return [*(item.get(key) for key in self.text), *labelled]

    def _dates(self, kind: Kind, item: Located) -> tuple[dict[str, object], str | None]:
        """`start` and `end`, and what a date says that these two cannot hold."""
        start, end = _first(item, self.start), _first(item, self.end)
        if start:
            return periods.typed(start, end), None
        if end and not periods.is_present(end):
            single = periods.typed(end, end)
            # Only the end is known of a job: that is no period.
            lasts = kind in ("role", "volunteer", "project")
            return ({}, f"Until {single['start']}") if lasts else (single, None)
        written = _first(item, self.date)
        if not written:
            return {}, None
        if found := periods.whole(written):
            more = written if periods.names_season(written) else None
            return {"start": found.start, "end": found.end}, more
        if not self.start:  # a source that has no free dates
            return {"start": written}, None
        year = periods.year_in(written)
        return {"start": year, "end": year}, written


def _first(item: Located, keys: Keys) -> str | None:
    return next((line for key in keys if (line := line_of(item.get(key)))), None)


def _all(item: Located, keys: Keys) -> tuple[str, ...]:
    return tuple(line for key in keys for line in lines_of(item.get(key)))
