"""The portfolio as schema.org JSON-LD (ProfilePage, Person), for search engines.

Only what the page shows is in it; e-mail and links only where the profile makes them public.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from assistant.web.owner import Owner
from index import Entry

WORKS = {"project": "CreativeWork", "publication": "ScholarlyArticle", "talk": "Event"}


def json_ld(entries: Sequence[Entry], owner: Owner) -> Markup:
    """The content of a `<script type="application/ld+json">`."""
    page = {
        "@context": "https://schema.org",
        "@type": "ProfilePage",
        "mainEntity": _person(entries, owner),
        "hasPart": [_work(entry) for entry in entries if entry.kind in WORKS],
    }
    text = json.dumps(_filled(page), ensure_ascii=False)
    # "</script>" or "<!--" in a portfolio would end or comment out the script.
    return Markup(text.replace("<", "\\u003c"))


def _person(entries: Sequence[Entry], owner: Owner) -> dict[str, Any]:
    profile = next((entry for entry in entries if entry.kind == "profile"), None)
    current = next(
        (entry for entry in entries if entry.kind == "role" and entry.start and not entry.end), None
    )
    known = [e.title for e in entries if e.kind in ("skill", "deep-dive")]
    known += [technology for entry in entries for technology in entry.technologies]
    public = profile is not None and profile.contact == "public"
    return {
        "@type": "Person",
        "name": owner.title,
        "description": owner.summary[0] if owner.summary else owner.headline,
        "jobTitle": current.position if current else None,
        "worksFor": {"@type": "Organization", "name": current.title} if current else None,
        "alumniOf": [
            {"@type": "EducationalOrganization", "name": entry.title}
            for entry in entries
            if entry.kind == "education"
        ],
        "award": [entry.title for entry in entries if entry.kind == "award"],
        "knowsLanguage": [entry.title for entry in entries if entry.kind == "language"],
        "knowsAbout": list(dict.fromkeys(known)),
        "email": profile.email if profile and public else None,
        "sameAs": list(profile.links) if profile and public else [],
    }


def _work(entry: Entry) -> dict[str, Any]:
    return {
        "@type": WORKS[entry.kind],
        "@id": f"#{entry.id}",
        "name": entry.title,
        "description": entry.text,
        "creativeWorkStatus": entry.status if entry.kind == "project" else None,
        "url": entry.url,
    }


def _filled(value: Any) -> Any:
    """The same without what is empty."""
    if isinstance(value, dict):
        return {key: _filled(each) for key, each in value.items() if each not in (None, [], "")}
    return [_filled(each) for each in value] if isinstance(value, list) else value
