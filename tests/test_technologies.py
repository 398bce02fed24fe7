"""Technologies are found by name and alias, and ordinary words are not taken for them."""

from __future__ import annotations

import pytest

from assistant.technologies import Technologies


def found(text: str, framed: bool = False, categories: bool = False) -> list[str]:
    mentions = Technologies.load().find(text, framed, categories)
    return [mention.technology.name for mention in mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("postgres on k8s", ["PostgreSQL", "Kubernetes"]),
        ("NodeJS, node.js and Node", ["Node.js", "Node.js", "Node.js"]),
        ("C++ and C# are not C", ["C++", "C#", "C"]),
        ("CI/CD with Docker", ["CI/CD", "Docker"]),
        ("large language models", ["LLM"]),
        ("dockerized services", ["Docker"]),
        ("Kafkaesque", []),
        ("She lives in Javaland", []),
        ("", []),
    ],
)
def test_technologies_are_found_by_name_and_alias(text: str, names: list[str]) -> None:
    assert found(text) == names


def test_the_longest_name_wins_and_none_overlap() -> None:
    assert found("React Native") == ["React Native"]
    assert found("Spring Boot and Google Cloud Platform") == ["Spring", "GCP"]


def test_a_mention_says_where_it_stands() -> None:
    text = "Uses redis, and Ruby on Rails."
    mentions = Technologies.load().find(text)
    assert [text[m.start : m.end] for m in mentions] == ["redis", "Ruby on Rails"]
    assert [m.text for m in mentions] == ["redis", "Ruby on Rails"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Does she know Go?", ["Go"]),
        ("Does she know go?", ["Go"]),
        ("Where did she go?", []),
        ("rust experience", ["Rust"]),
        ("Any Swift?", ["Swift"]),
        ("a swift reply", []),
        ("in the spring of 2020", []),
        ("She reacts to users and will react to you", []),
        ("the rest of it", []),
        ("REST APIs", ["REST"]),
        ("Wrote services in .net for banks", [".NET"]),
        ("the .NET team", [".NET"]),
        ("a net promoter score of 60", []),
        ("It was slow. net of tax it cost less", []),
        ("go", ["Go"]),
    ],
)
def test_an_ordinary_word_counts_only_where_the_technology_is_meant(
    text: str, names: list[str]
) -> None:
    assert found(text) == names


def test_in_a_list_of_technologies_ordinary_words_count() -> None:
    assert found("java, go, spring, react", framed=True) == ["Java", "Go", "Spring", "React.js"]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("message brokers", "message broker"),
        ("Which databases?", "database"),
        ("sql databases", "relational database"),
        ("observability", "monitoring"),
        ("k8s", "Kubernetes"),
    ],
)
def test_categories_are_found_where_they_are_asked_for(text: str, category: str) -> None:
    assert found(text, categories=True) == [category]


def test_categories_are_not_found_in_the_text_of_a_portfolio() -> None:
    assert found("a database with observability") == []


def test_a_category_has_its_members() -> None:
    members = [each.name for each in Technologies.load().in_category("message broker")]
    assert {"Kafka", "RabbitMQ"} <= set(members)
    assert "Redis" not in members


def test_siblings_share_a_category_and_the_closest_come_first() -> None:
    table = Technologies.load()
    names = [each.name for each in table.siblings(table.names["MySQL"])]
    assert names.index("PostgreSQL") < names.index("MongoDB")  # three categories against one
    assert "MySQL" not in names
    assert "Figma" not in names


def test_a_portfolio_adds_its_own_names_without_changing_the_table() -> None:
    table = Technologies.load()
    own = table.extended(["Blubberstream", "Kafka"])
    assert [m.technology.name for m in own.find("blubberstream beside kafka")] == [
        "Blubberstream",
        "Kafka",
    ]
    assert found("blubberstream") == []
    assert own.names["Kafka"] is table.names["Kafka"]


def test_an_added_name_that_is_an_ordinary_word_must_be_meant() -> None:
    own = Technologies.load().extended(["Tools"])
    assert own.find("which tools did she make") == []
    assert [m.technology.name for m in own.find("she runs Tools there")] == ["Tools"]
