"""What composers make: claims with the quotes that support them, collected in a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from index import Entry


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim piece of an entry's document."""

    entry: Entry
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence. Without quotes it is a notice: on the portfolio or the assistant, never on
    the engineer."""

    text: str
    quotes: tuple[Quote, ...] = ()


@dataclass(slots=True)
class Draft:
    """An answer before it is checked and cited."""

    claims: list[Claim] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """What was asked for and is not in the portfolio, each completing "does not mention ..."."""
    unsaid: list[str] = field(default_factory=list)
    """What was asked for of something that is in the portfolio, each completing
    "does not say ..."."""
    related: list[Quote] = field(default_factory=list)
    premise: str | None = None
    """A notice that corrects what the question takes for granted, before the claims."""
    corrects: bool = False
    """The claims only set right what the question assumes: nothing that was asked for is
    answered."""
    silent: bool = False
    """Nothing was found: another reading of the question may do better."""

    def add(self, text: str, *quotes: Quote) -> None:
        """Append a claim unless the same sentence is there already."""
        if all(claim.text != text for claim in self.claims):
            self.claims.append(Claim(text, tuple(dict.fromkeys(quotes))))

    def extend(self, claims: Iterable[Claim]) -> None:
        """Append claims that are not there already."""
        for claim in claims:
            self.add(claim.text, *claim.quotes)

    @property
    def entries(self) -> list[Entry]:
        """The entries that the claims cite, in order of first use."""
        found = {quote.entry.id: quote.entry for claim in self.claims for quote in claim.quotes}
        return list(found.values())

    @property
    def is_empty(self) -> bool:
        """Neither says anything nor misses anything."""
        return not (self.claims or self.missing or self.unsaid or self.premise)
