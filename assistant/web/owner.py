"""Who the pages are about: the profile of the portfolio, and the owner's settings above it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Model
from assistant.person import Person
from assistant.settings import Settings
from index import Entry


class Owner(Model):
    """The engineer, as pages speak of them."""

    name: str | None
    called: str
    """Inside a sentence: the name, or `the engineer`."""
    title: str
    """Of the pages: the name, or `The engineer`."""
    headline: str | None
    """One line about what they do."""
    summary: tuple[str, ...]
    """Paragraphs of the profile."""
    greeting: str
    contact_link: str | None


def owner_of(entries: Sequence[Entry], settings: Settings) -> Owner:
    """The owner of a portfolio."""
    profile = next((entry for entry in entries if entry.kind == "profile"), None)
    person = Person.of(tuple(entries))
    name = settings.owner_name or person.name
    called = name or person.inline
    email = profile.email if profile and profile.contact == "public" else None
    return Owner(
        name=name,
        called=called,
        title=name or person.subject,
        headline=(profile.headline or _own_title(profile, name)) if profile else None,
        summary=tuple(part.strip() for part in profile.text.split("\n\n") if part.strip())
        if profile
        else (),
        greeting=settings.greeting
        or f"Ask about {called}: every answer shows where in the portfolio it comes from.",
        contact_link=settings.contact_link or (f"mailto:{email}" if email else None),
    )


def _own_title(profile: Entry, name: str | None) -> str | None:
    return profile.title if profile.title not in (name, profile.name, "Profile") else None
