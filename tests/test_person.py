"""How the engineer is spoken of."""

from __future__ import annotations

import pytest

from assistant.person import Person, is_past, singular
from index import Entry


def profile(**fields: str) -> Entry:
    return Entry(id="profile", kind="profile", title="Profile", **fields)


def test_without_a_profile_it_is_the_engineer_and_they() -> None:
    person = Person.of(())
    assert (person.subject, person.inline, person.they) == ("The engineer", "the engineer", "they")


def test_no_pronoun_is_guessed_from_a_name() -> None:
    person = Person.of((profile(name="Maria Eriksson"),))
    assert (person.subject, person.they, person.their) == ("Maria Eriksson", "they", "their")


@pytest.mark.parametrize(
    ("pronouns", "forms"),
    [
        ("she/her", ("she", "her", "her")),
        ("He/Him", ("he", "him", "his")),
        ("they/them", ("they", "them", "their")),
        ("xe/xem", ("they", "them", "their")),
    ],
)
def test_pronouns_are_those_of_the_profile(pronouns: str, forms: tuple[str, str, str]) -> None:
    person = Person.of((profile(pronouns=pronouns),))
    assert (person.they, person.them, person.their) == forms


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("have", "has"),
        ("are", "is"),
        ("were", "was"),
        ("build", "builds"),
        ("watch", "watches"),
        ("fix", "fixes"),
        ("study", "studies"),
        ("deploy", "deploys"),
        ("go", "goes"),
    ],
)
def test_a_verb_agrees_with_she_and_not_with_they(plural: str, single: str) -> None:
    assert singular(plural) == single
    assert Person(pronoun="she").verb(plural) == single
    assert Person(pronoun="they").verb(plural) == plural


@pytest.mark.parametrize(
    ("said", "they", "she"),
    [
        (
            "I build things that I like",
            "They build things that they like",
            "She builds things that she likes",
        ),
        ("I am slow", "They are slow", "She is slow"),
        ("I was there", "They were there", "She was there"),
        ("I’ve built two", "They have built two", "She has built two"),
        ("I'm happy", "They are happy", "She is happy"),
        ("I'd gone", "They had gone", "She had gone"),
        ("I'll go", "They will go", "She will go"),
        ("I taught", "They taught", "She taught"),
        ("I can wait", "They can wait", "She can wait"),
        ("My work and mine", "Their work and theirs", "Her work and hers"),
        ("It taught me", "It taught them", "It taught her"),
        ("I do it myself", "They do it themselves", "She does it herself"),
        ("IO is slow", "IO is slow", "IO is slow"),
    ],
)
def test_the_first_person_is_told_in_the_third(said: str, they: str, she: str) -> None:
    assert Person().third_person(said) == they
    assert Person(pronoun="she").third_person(said) == she


def test_what_is_his_is_his() -> None:
    assert Person(pronoun="he").third_person("The idea was mine") == "The idea was his"


def test_a_sentence_with_a_second_verb_is_quoted_where_that_would_have_to_agree() -> None:
    said = "I design and build the parts."
    assert Person().third_person(said) == "They design and build the parts."
    assert Person(pronoun="he").third_person(said) == (
        "In his own words: “I design and build the parts.”"
    )


@pytest.mark.parametrize(
    ("verb", "past"),
    [("built", True), ("reduced", True), ("led", True), ("build", False), ("need", False)],
)
def test_the_simple_past_is_known_by_ending_or_table(verb: str, past: bool) -> None:
    assert is_past(verb) is past
