"""Finds contact details in lines of a résumé, so that they are not quoted as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from index.readers import periods
from index.readers.headers import has_word, label_of
from index.tables import table

EMAIL = re.compile(r"(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?:tel:\s*)?(?<![\w/.])(?:\+|\(?0|\(?\d{2,4}\))?[\d(][\d\s()./‐–-]{6,}\d(?![\w/])"
)
LINK = re.compile(r"(?:https?://|www\.)[^\s,;|)\]]+|(?:[\w-]+\.)+[a-z]{2,}/[^\s,;|)\]]+")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
_PIECES = re.compile(r"\s*[|•·∙‧●⋅◦▪\t;]\s*|\s{3,}|\s+[–—]\s+|\s+-\s+")
_ICONS = re.compile(r"[\U0001f300-\U0001faff☎✆✉✎⌂⚲➤\ue000-\uf8ff\ufe0f]")
_SHORT = 12
"""Words of a line that is not prose, at most."""
_DIGITS_OF_PHONE = range(7, 16)


@dataclass
class Contact:
    """What the lines say; several links and addresses are possible."""

    email: str | None = None
    phone: str | None = None
    links: list[str] = field(default_factory=list)
    address: list[str] = field(default_factory=list)
    """A street, a postal code, and whatever else has digits: never shown."""
    location: str | None = None
    headline: str | None = None
    rest: list[str] = field(default_factory=list)


def contact(lines: Iterable[str], all_private: bool = False) -> Contact:
    """Take the lines apart. With `all_private`, what is not recognised counts as address."""
    found = Contact()
    for line in lines:
        remaining = _take(line, found)
        if len(remaining.split()) > _SHORT and not all_private:
            found.rest.append(remaining)
            continue
        for piece in filter(None, (each.strip(" ,:()[]") for each in _PIECES.split(remaining))):
            _sort(piece, found, all_private)
    return found


def is_phone(text: str) -> bool:
    """Whether a text has as many digits as a phone number, and is no period of years."""
    digits = sum(char.isdigit() for char in text)
    return digits in _DIGITS_OF_PHONE and periods.whole(text) is None


def _take(line: str, found: Contact) -> str:
    """The line without e-mail, links and phone numbers, which go to `found`."""
    for email in EMAIL.findall(line):
        found.email = found.email or email.removeprefix("mailto:")
    line = EMAIL.sub(" ", line)
    if len(line.split()) <= _SHORT:
        found.links += LINK.findall(line)
        line = LINK.sub(" ", line)
    for phone in filter(is_phone, PHONE.findall(line)):
        found.phone = found.phone or phone.strip()
        line = line.replace(phone, " ")
    return line


def _sort(piece: str, found: Contact, all_private: bool) -> None:
    labels = table("header_words")["contact"]
    labelled = label_of(piece)
    value = _ICONS.sub("", piece).strip()
    if labelled and labelled[0].lower() in labels:
        value = labelled[1]
    if not value or value.lower() in labels:
        return
    if _DOMAIN.fullmatch(value):
        found.links.append(value)
    elif any(char.isdigit() for char in value):
        found.address.append(value)
    elif has_word(value, "position") and not all_private:
        if found.headline is None:
            found.headline = value
        else:
            found.rest.append(piece)
    elif found.location is None and _is_location(value):
        found.location = value
    elif all_private:
        found.address.append(value)
    else:
        found.rest.append(piece)


def _is_location(text: str) -> bool:
    pieces = [piece.strip() for piece in text.split(",")]
    regions = table("header_words")["country"]
    return text.lower() in regions or (
        1 < len(pieces) <= 3 and all(1 <= len(piece.split()) <= 3 for piece in pieces)
    )
