"""Portfolios of any size for measuring: the same ones every time.

Entries are of many kinds, each with a title, period, technologies and figures of its own. Their
sentences are patterns filled with words of `generated.yaml`: they show how time and memory grow,
and nothing about the quality of answers.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice, product
from pathlib import Path
from typing import Any

import yaml

from index.readers.markdown import FOLDERS

_SLOT = re.compile(r"\{(\w+)\}")
_FIGURES = {"few": (2, 12), "more": (20, 95), "percent": (12, 90), "many": (120, 90_000)}
_FOLDER = {kind: folder for folder, kind in FOLDERS.items()}
_NAMED_BY_WORDS = ("project", "publication", "talk", "deep-dive", "principle", "certificate")
_DATED_ONCE = ("publication", "talk", "certificate")
_LAST_YEAR = 2026


def write_portfolio(folder: Path, entries: int) -> list[str]:
    """Write a profile and further entries, `entries` files in all; gives questions about them."""
    pick = random.Random(entries)
    projects, organisations = _titles(pick)
    folder.mkdir(parents=True)
    profile = "An engineer who was made up to measure with."
    (folder / "profile.md").write_text(f"---\ntitle: Profile\n---\n\n{profile}\n", encoding="utf-8")
    questions = []
    for number, kind in enumerate(islice(cycle(_words()["order"]), entries - 1), start=1):
        title = next(projects if kind in _NAMED_BY_WORDS else organisations)
        if kind == "skill":
            title = f"{pick.choice(_words()['group'])} at {title}"
        file = folder / _FOLDER[kind] / f"{kind}-{number}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(_page(kind, title, number, pick), encoding="utf-8")
        for pattern in _words()["questions"].get(kind, ()):
            questions.append(pattern.format(title=title))
    general = [_filled(pattern, pick) for pattern in _words()["general"] for _ in range(8)]
    about = pick.sample(questions, min(200 - len(set(general)), len(questions)))
    return list(dict.fromkeys([*about, *general]))


def _titles(pick: random.Random) -> tuple[Iterator[str], Iterator[str]]:
    """Names of things and of organisations, in no order, each once."""
    words = _words()
    things = [
        f"{name} {field.title()} {thing.title()}"
        for name, field, thing in product(words["codename"], words["field"], words["thing"])
    ]
    parts = product(words["syllable_one"], words["syllable_two"], words["syllable_three"])
    organisations = ["".join(syllables) for syllables in parts]
    pick.shuffle(things)
    pick.shuffle(organisations)
    return iter(things), iter(organisations)


def _page(kind: str, title: str, number: int, pick: random.Random) -> str:
    """The Markdown file of an entry."""
    words = _words()
    front: dict[str, Any] = {"order": number, "title": title}
    if kind in ("role", "project", "volunteer", "education", *_DATED_ONCE):
        front |= _period(kind, pick)
    if kind in ("role", "volunteer", "education"):
        front |= {"organisation": title, "location": pick.choice(words["city"])}
        front["position"] = pick.choice(words["degree" if kind == "education" else "position"])
    if kind == "project":
        front["status"] = pick.choice(words["status"])
    if kind == "skill":
        front["position"] = pick.choice(words["level"])
    if kind in ("role", "project", "skill"):
        front["technologies"] = pick.sample(words["technology"], pick.randint(2, 5))
    text = [_filled(line, pick) for line in pick.sample(words["prose"], pick.randint(1, 3))]
    highlights = pick.sample(words["achievement"], pick.randint(1, 4))
    body = "" if kind in ("skill", "education", "certificate") else "\n" + " ".join(text) + "\n"
    if kind in ("role", "project", "volunteer"):
        body += "\n" + "".join(f"- {_filled(line, pick)}\n" for line in highlights)
    return f"---\n{yaml.dump(front, sort_keys=False, allow_unicode=True)}---\n{body}"


def _period(kind: str, pick: random.Random) -> dict[str, str]:
    """A start, and mostly an end: months of the years before the last."""
    begins = pick.randrange(2005 * 12, _LAST_YEAR * 12)
    ends = begins if kind in _DATED_ONCE else begins + pick.randint(2, 48)
    if ends >= _LAST_YEAR * 12:
        return {"start": _iso(begins)}
    return {"start": _iso(begins), "end": _iso(ends)}


def _iso(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"


def _filled(pattern: str, pick: random.Random) -> str:
    """The pattern with a word or a figure in each slot; words may have slots of their own."""

    def word(slot: re.Match[str]) -> str:
        name = slot[1]
        if name in _FIGURES:
            return f"{pick.randint(*_FIGURES[name]):,}"
        found = _filled(pick.choice(_words()[name.lower()]), pick)
        return found.capitalize() if name[0].isupper() else found

    return _SLOT.sub(word, pattern)


@cache
def _words() -> Any:
    return yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
