"""Notices that a question is not in English, by script and by the commonest words of a language."""

from __future__ import annotations

import unicodedata

from assistant.tables import table
from assistant.words import stop_words, tokenize


def other_language(question: str) -> str | None:
    """The language of `languages.yaml` that a question is in; None for English or in doubt."""
    script = _script(question)
    if script:
        return script
    words = [token.lower for token in tokenize(question)]
    if not words:
        return None
    english = sum(word in stop_words() for word in words)
    best, most = None, 0
    for name, row in table("languages")["words"].items():
        common = set(str(row).split())
        count = sum(word in common for word in words)
        if count > most:
            best, most = str(name), count
    if most < 2 and len(words) > 1:
        return None
    if most > english or (most and most == english and "¿" in question):
        return best
    return None


def _script(question: str) -> str | None:
    scripts: dict[str, int] = {}
    letters = [char for char in question if char.isalpha()]
    for char in letters:
        name = unicodedata.name(char, "").split(" ")[0]
        scripts[name] = scripts.get(name, 0) + 1
    for name, language in table("languages")["scripts"].items():
        if scripts.get(name, 0) >= max(2, 0.2 * len(letters)):
            return str(language)
    return None


def notice(language: str) -> str:
    """That answers are in English, said in that language."""
    return str(
        table("languages")["notices"].get(language, table("languages")["notices"]["English"])
    )


def ask_in_english() -> str:
    """What a reader can do whose question was not understood."""
    return str(table("languages")["ask_in_english"])
