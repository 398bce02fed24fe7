"""The data tables: they load, they name only what is there, and hold no question of the evals."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from rapidfuzz.distance import DamerauLevenshtein

from assistant.compose.entries.fields import _FIELDS
from assistant.intents import is_chat, is_declined
from assistant.routes import ROUTES
from assistant.steps.subjects import OF_GROUPS
from assistant.tables import pattern, table, word_list
from assistant.technologies import Technologies
from assistant.words import stem, tokenize
from index import KINDS
from index.entry import STATUSES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "assistant"
TABLES = sorted(path.stem for path in (PACKAGE / "data").glob("*.yaml"))
CASES = sorted((ROOT / "evals" / "cases").glob("*.yaml"))
ROUTED = {*ROUTES, *_FIELDS, *OF_GROUPS}
"""Intents that composers answer: on the whole, by a field of an entry, by a heading of skills."""
ALWAYS_ASKED = 2
"""Words of a question that is the same whoever asks it: "Hello", "Good morning"."""


def normal(text: str) -> str:
    """Words in lower case, without punctuation."""
    return " ".join(token.lower for token in tokenize(text))


def examples() -> Iterator[tuple[str, str]]:
    """(intent, example) of both tables."""
    for intent, texts in table("intents").items():
        yield from ((intent, str(text)) for text in texts)
    for topic, row in table("absent").items():
        yield from ((f"absent:{topic}", str(text)) for text in row["examples"])


def source() -> str:
    """The code of the package."""
    return "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_loads_with_either_parser_of_yaml(name: str) -> None:
    text = (PACKAGE / "data" / f"{name}.yaml").read_text("utf-8")
    assert yaml.safe_load(text) == table(name)
    assert table(name)


@pytest.mark.parametrize("name", TABLES)
def test_no_key_of_a_table_stands_twice(name: str) -> None:
    node = yaml.compose((PACKAGE / "data" / f"{name}.yaml").read_text("utf-8"))
    assert node is not None
    assert list(repeated_keys(node)) == []


def repeated_keys(node: yaml.Node) -> Iterator[str]:
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        yield from {key for key in keys if keys.count(key) > 1}
        for _, value in node.value:
            yield from repeated_keys(value)
    elif isinstance(node, yaml.SequenceNode):
        yield from chain.from_iterable(map(repeated_keys, node.value))


def test_tables_are_part_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "data/**/*" in project["tool"]["setuptools"]["package-data"]["*"]
    assert "*.yaml" in project["tool"]["setuptools"]["package-data"]["*"]


# Intents


def test_every_intent_has_a_route_or_a_reply() -> None:
    unanswered = [
        intent
        for intent in table("intents")
        if not (intent in ROUTED or is_chat(intent) or is_declined(intent))
    ]
    assert unanswered == []


def test_every_route_and_reply_has_an_intent() -> None:
    replies = chain.from_iterable(table("replies").values())
    assert {*ROUTED, *replies} <= set(table("intents"))


def test_lists_of_intents_name_intents() -> None:
    known = set(table("intents"))
    for name in ("history_whole", "routing_takes_subjects", "routing_on_jobs"):
        assert word_list(name) <= known, name


def test_an_example_stands_once() -> None:
    texts = [text.lower() for _, text in examples()]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


def test_no_example_is_told_apart_from_one_of_another_intent_by_punctuation_alone() -> None:
    owners: dict[str, set[str]] = {}
    for intent, text in examples():
        owners.setdefault(normal(text), set()).add(intent)
    assert {text: names for text, names in owners.items() if len(names) > 1} == {}


def test_there_are_cases_to_guard() -> None:
    assert len(CASES) >= 3
    assert sum(len(questions(path)) for path in CASES) > 500


def questions(path: Path) -> list[str]:
    cases: list[dict[str, Any]] = yaml.load(
        path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )["cases"]
    return [str(case["question"]) for case in cases]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_no_example_is_word_for_word_a_question_of_the_evals(path: Path) -> None:
    """What is measured must not be in the tables. Put the example differently."""
    known = {normal(text): intent for intent, text in examples()}
    same = {each: known[each] for each in map(normal, questions(path)) if each in known}
    assert {text: i for text, i in same.items() if len(text.split()) > ALWAYS_ASKED} == {}


# What is never there


def test_topics_name_kinds_and_fields_that_entries_have() -> None:
    for topic, row in table("absent").items():
        assert set(row.get("kinds", ())) <= set(KINDS), topic
        assert set(row.get("fields", ())) <= {"name", "email", "links"}, topic
        assert row["says"] and row["examples"], topic
        assert set(row) <= {"says", "examples", "kinds", "fields", "may_be_told", "corrects"}, topic
        assert row.get("corrects", "end") == "end", topic


def test_replies_need_nothing_but_the_name() -> None:
    for line in chain.from_iterable(
        lines for group in table("replies").values() for lines in group.values()
    ):
        assert "{" not in line.format(subject="Ada")


# Kinds and states


def test_every_kind_and_state_can_be_asked_for_and_told() -> None:
    kinds = table("kinds")
    assert set(kinds["kinds"]) == {*KINDS} - {"profile"}
    assert set(kinds["statuses"]) == set(STATUSES)
    assert all(row["one"] and row["many"] for row in kinds["kinds"].values())
    assert all(row["says"] and row["asked"] for row in kinds["statuses"].values())


def test_a_name_asks_for_one_kind_or_state() -> None:
    rows = chain.from_iterable(group.values() for group in table("kinds").values())
    names = [normal(str(name)) for row in rows for name in set(map(str, row["asked"]))]
    hyphens = {"deep dive", "deep dives"}  # written with and without
    assert {name for name in names if names.count(name) > 1} <= hyphens


# Technologies


def aliases() -> Iterator[tuple[str, str]]:
    """(technology, alias), the name itself among the aliases."""
    for line in table("technologies")["technologies"]:
        names = [part.strip() for part in str(line).split("|")]
        yield from ((names[0], alias) for alias in names)


def test_an_alias_belongs_to_one_technology() -> None:
    owners: dict[str, set[str]] = {}
    for name, alias in aliases():
        owners.setdefault(normal(alias), set()).add(name)
    assert {alias: names for alias, names in owners.items() if len(names) > 1} == {}


def test_no_alias_is_listed_twice() -> None:
    listed = [alias.lower() for _, alias in aliases()]
    assert sorted({alias for alias in listed if listed.count(alias) > 1}) == []


def test_a_name_belongs_to_one_category() -> None:
    owners: dict[str, set[str]] = {}
    for name, others in table("technologies")["categories"].items():
        for each in (name, *others):
            owners.setdefault(normal(str(each)), set()).add(str(name))
    assert {each: names for each, names in owners.items() if len(names) > 1} == {}


def test_every_category_exists() -> None:
    known = Technologies.load()
    for name, technology in known.names.items():
        assert technology.categories, name
        assert technology.categories <= {each.name for each in known.categories.values()}, name


def test_no_category_is_another_one_misspelt() -> None:
    names = sorted({each.name for each in Technologies.load().categories.values()})
    alike = [
        (one, other)
        for one, other in combinations(names, 2)
        if len(one) > 5 and DamerauLevenshtein.distance(one, other) <= 2
    ]
    assert alike == []


def test_every_listed_category_has_a_member() -> None:
    known = Technologies.load()
    empty = [
        name for name in table("technologies")["categories"] if not known.in_category(str(name))
    ]
    assert empty == []


def test_every_technology_is_found_by_every_alias() -> None:
    known = Technologies.load()
    for name, alias in aliases():
        found = [mention.technology.name for mention in known.find(alias, framed=True)]
        assert found == [name], alias


def test_an_alias_that_is_a_stop_word_is_marked_as_ambiguous() -> None:
    known = Technologies.load()
    common = word_list("stop") | word_list("frame")
    unmarked = [a for _, a in aliases() if normal(a) in common - known.ambiguous]
    assert unmarked == []


# Words and patterns


PATTERNS = [(section, name) for section, rows in table("patterns").items() for name in rows]


@pytest.mark.parametrize(("section", "name"), PATTERNS)
def test_a_pattern_compiles_and_does_not_match_nothing(section: str, name: str) -> None:
    assert pattern(section, name).search("") is None


def test_every_pattern_is_used_and_every_used_pattern_is_there() -> None:
    used = set(re.findall(r'pattern\(\s*"(\w+)",\s*"(\w+)"\s*\)', source()))
    assert used == set(PATTERNS)


def test_every_word_list_is_used_and_every_used_list_is_there() -> None:
    used = set(re.findall(r'word_list\("(\w+)"\)', source()))
    assert used == set(table("words"))


@pytest.mark.parametrize("name", sorted(table("words")))
def test_a_word_list_holds_single_words_in_lower_case(name: str) -> None:
    listed = str(table("words")[name]).split()
    assert [word for word in listed if word != word.lower()] == []


def test_synonyms_are_single_words_and_groups_differ() -> None:
    groups = [tuple(str(word) for word in group) for group in table("synonyms")]
    assert [word for group in groups for word in group if len(word.split()) != 1] == []
    assert all(len({stem(word) for word in group}) > 1 for group in groups)
    assert len(set(groups)) == len(groups)


def test_abbreviations_stand_for_something_else() -> None:
    assert all(str(short) != str(long) for short, long in table("abbreviations").items())
    assert all(str(short) == str(short).lower() for short in table("abbreviations"))


def test_seasons_are_months_in_order() -> None:
    for name, (first, last) in table("seasons").items():
        assert 1 <= first <= last <= 12, name
