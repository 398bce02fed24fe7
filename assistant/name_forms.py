"""The forms in which the names of entries and organisations stand in questions."""

from __future__ import annotations

import re

from assistant.kinds import kind_stems
from assistant.tables import word_list
from assistant.words import frame_words, stem, tokenize
from index import Entry


def title_forms(title: str) -> list[str]:
    """The title, without brackets and article, and its parts of two and more telling words.

    `Distributed Caching Layer` is also called `caching layer`.
    """
    bare = re.sub(r"\s*\([^)]*\)", "", title).strip()
    bare = re.sub(r"^(?:the|a|an)\s+", "", bare, flags=re.IGNORECASE)
    words = [token.text for token in tokenize(bare)]
    parts = [
        words[start:end]
        for start in range(len(words))
        for end in range(start + 2, len(words) + 1)
        if end - start < len(words)
    ]
    telling = [
        " ".join(part)
        for part in parts
        if all(word.lower() not in frame_words() for word in (part[0], part[-1]))
        and any(_tells(word) for word in part)
    ]
    if 2 < len(words) <= 4 and not {words[0].lower(), words[-1].lower()} & frame_words():
        telling.append(f"{words[0]} {words[-1]}")
    whole = [form for form in (title, bare) if len(tokenize(form)) > 1 or _is_distinct(form)]
    return list(dict.fromkeys([*whole, *(telling if len(words) <= 8 else [])]))


def _tells(word: str) -> bool:
    """Whether a word of a title says more than what kind of entry it is."""
    lower = word.lower()
    return stem(lower) not in kind_stems() and lower not in word_list("light") | frame_words()


def whole_forms(entry: Entry) -> list[str]:
    """Titles of more than one word; of a reference, also the name of the person."""
    forms = [entry.title, re.sub(r"\s*\([^)]*\)", "", entry.title).strip()]
    if entry.kind == "reference":
        forms.append(re.split(r",|\s[–—-]\s|\(", entry.title)[0].strip())
    return [form for form in dict.fromkeys(forms) if len(tokenize(form)) > 1]


def _is_distinct(word: str) -> bool:
    return len(word) > 3 and word.lower() not in frame_words()
