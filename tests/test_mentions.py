"""What a question names: entries, organisations, technologies, kinds, states, years."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from assistant.mentioner import Mentioner
from assistant.mentions import Mentions, title_overlap, unaccounted
from assistant.phrases import Phrases
from assistant.portfolio import Portfolio
from assistant.words import stem, stems
from index import Entry, Index

pytest_plugins = ["engine_fixtures"]

_COMMON = {"redis": 900, "sonar": 900}


@pytest.fixture(scope="module")
def mentioner(noor_portfolio: Portfolio) -> Mentioner:
    return Mentioner(noor_portfolio)


def ids(mentions: Mentions) -> list[str]:
    return [entry.id for entry in (*mentions.organisations, *mentions.titles)]


@pytest.mark.parametrize(
    ("question", "entries"),
    [
        ("How long was she at Harbour Data?", ["role/harbour"]),
        ("What did she do at tramline?", ["role/tramline"]),
        ("Compare Civic Lab and Tramline Labs", ["role/civic-lab", "role/tramline"]),
        ("Did she go to Ghent?", ["education/ghent"]),
        ("Is Delay Radar live?", ["project/delay-radar"]),
        ("what is the bus detector", ["project/ghost-bus-detector"]),
        ("Stop Finders?", ["project/stop-finder"]),
        ("log compaction", ["deep-dive/kafka-compaction"]),
        ("What does Lotte Maes say?", ["reference/lotte"]),
        ("Where does she stop?", []),
        ("Does she speak Arabic?", []),
        ("Tell me about the profile", []),
    ],
)
def test_entries_are_named_by_organisation_or_title_or_a_telling_part(
    mentioner: Mentioner, question: str, entries: list[str]
) -> None:
    assert ids(mentioner.find(question)) == entries


@pytest.mark.parametrize(
    ("question", "kinds", "statuses"),
    [
        ("Which projects are in production?", ["project"], ["Production"]),
        ("all deep dives and principles", ["deep-dive", "principle"], []),
        ("Is it released or a prototype?", [], ["Shipped", "Experiment"]),
        ("What is archived or in progress?", [], ["Archived", "In progress"]),
        ("Does she know Kafka?", [], []),
    ],
)
def test_kinds_and_states_are_known_by_what_they_are_called(
    mentioner: Mentioner, question: str, kinds: list[str], statuses: list[str]
) -> None:
    found = mentioner.find(question)
    assert (list(found.kinds), list(found.statuses)) == (kinds, statuses)


def test_years_are_four_digits_that_a_career_may_have(mentioner: Mentioner) -> None:
    assert mentioner.find("between 2019 and 2022, not 1890, 4200 or 20210").years == (2019, 2022)


def test_technologies_and_categories_are_named_once_each(mentioner: Mentioner) -> None:
    found = mentioner.find("Kafka, kafka or other message brokers?")
    assert [technology.name for technology in found.names] == ["Kafka", "message broker"]
    assert [technology.is_category for technology in found.names] == [False, True]


def test_names_get_a_stand_in_and_one_title_is_not_also_a_technology(
    mentioner: Mentioner,
) -> None:
    question = "Was Kafka Log Compaction or Redis studied at Tramline Labs?"
    spans = mentioner.find(question).spans
    assert [(question[start:end], stand_in) for start, end, stand_in in spans] == [
        ("Kafka Log Compaction", "the project"),
        ("Redis", "the technology"),
        ("Tramline Labs", "the company"),
    ]


def test_an_organisation_is_not_searched_for_titles_or_technologies() -> None:
    entries = (
        Entry(id="role/redis", kind="role", title="Redis Labs", organisation="Redis Labs"),
        Entry(id="project/monitor", kind="project", title="Redis Labs Monitor", text="Watches."),
    )
    index = SimpleNamespace(entries=entries, passages=(), word_rank=_COMMON.get)
    mentioner = Mentioner(Portfolio(cast(Index, index)))
    found = mentioner.find("What did she do at Redis Labs?")
    assert (ids(found), found.technologies) == (["role/redis"], ())
    assert [each.name for each in mentioner.find("Does she know Redis?").names] == ["Redis"]
    assert ids(mentioner.find("How long was she at Redis?")) == ["role/redis"]
    assert ids(mentioner.find("the labs monitor")) == ["project/monitor"]


def test_what_no_name_covers_is_unaccounted_for(mentioner: Mentioner) -> None:
    question = "Does Delay Radar use Kafka for wheelchairs at Tramline?"
    left = unaccounted(question, mentioner.find(question))
    assert [token.text for token in left] == ["wheelchairs"]


def test_rare_words_of_a_title_overlap_more_than_common_ones(noor_portfolio: Portfolio) -> None:
    radar = noor_portfolio.index.entry("project/delay-radar")
    assert title_overlap(noor_portfolio, radar, stems("radar")) == 1.0
    assert title_overlap(noor_portfolio, radar, stems("harbour")) == 0.0
    assert 0 < title_overlap(noor_portfolio, radar, stems("radar harbour")) < 1
    assert title_overlap(noor_portfolio, radar, frozenset()) == 0.0


PHRASES = Phrases({"deep dive": 1, "deep dives": 2, "dive": 3, "C++": 4})


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A deep dive, two Deep Dives.", [1, 2]),
        ("dive deep dive", [3, 1]),
        ("deep", []),
        ("deepdive", []),
        ("in C++?", [4]),
        ("", []),
    ],
)
def test_the_longest_phrase_is_found_word_by_word(text: str, values: list[int]) -> None:
    assert [match.value for match in PHRASES.find(text)] == values


def test_phrases_can_be_compared_by_stem_and_say_where_they_stand() -> None:
    phrases = Phrases({"small queues": "queues"}, stem)
    (match,) = phrases.find("On small queue, please")
    assert (match.value, match.start, match.end) == ("queues", 3, 14)


def test_the_first_of_two_equal_phrases_counts_and_empty_ones_do_not() -> None:
    phrases = Phrases([("on call", 1), ("On-call", 2), ("?!", 3)])
    assert [match.value for match in phrases.find("on call ?!")] == [1]


def test_of_titles_within_each_other_the_longest_is_named_and_no_employer_within_it() -> None:
    entries = (
        Entry(id="role/sonar", kind="role", title="Sonar", organisation="Sonar"),
        Entry(id="project/deck", kind="project", title="Sonar Deck", text="Shows."),
        Entry(id="project/viewer", kind="project", title="Sonar Deck Viewer", text="Draws."),
    )
    mentioner = Mentioner(
        Portfolio(cast(Index, SimpleNamespace(entries=entries, passages=(), word_rank=_COMMON.get)))
    )
    named = {
        "What is Sonar Deck Viewer?": ["project/viewer"],
        "What is Sonar Deck?": ["project/deck"],
        "How long was she at Sonar?": ["role/sonar"],
        "Is Sonar Deck older than Sonar Deck Viewer?": ["project/deck", "project/viewer"],
    }
    assert {question: ids(mentioner.find(question)) for question in named} == named


def test_skill_groups_and_languages_are_called_apart_from_entries_with_titles(
    mentioner: Mentioner,
) -> None:
    found = mentioner.find("Is Arabic or Databases listed with Delay Radar?")
    assert [entry.id for entry in found.groups] == ["language/arabic", "skill/databases"]
    assert ids(found) == ["project/delay-radar"]
