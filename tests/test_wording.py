"""Sentences out of the fragments that portfolios are written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.noun_phrases import article, head, is_occupation, with_article
from assistant.wording import (
    Fragment,
    base_of,
    clause,
    lower_first,
    quoted,
    sentence,
    upper_first,
    with_and,
)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Built data alarm system with alerts", "past"),
        ("Reduced costs.", "past"),
        ("Building a platform for games", "gerund"),
        ("Pricing engine for shops", "noun"),
        ("Build and run the platform", "base"),
        ("Leads a team of 3", "third"),
        ("Teaches beginners", "third"),
        ("Responsible for the payment API", "state"),
        ("Used by 18,000 riders every week", "state"),
        ("Adopted by three teams", "state"),
        ("Promoted to lead engineer", "state"),
        ("Selected vendors for the harbour", "past"),
        ("How queues fill up", "question"),
        ("What I learned", "first"),
        ("I keep queues short", "first"),
        ("A pipeline is good when nobody talks about it", "sentence"),
        ("It doesn't scale", "sentence"),
        ("Phone app for riders", "noun"),
        ("Trained engineer with five years", "noun"),
        ("Rust", "noun"),
        ("", "noun"),
        ("Made in 36 hours at a hackathon by five strangers", "state"),
        ("Hired as the only baker", "state"),
        ("Given in Dutch, without slides", "state"),
        ("Cited 37 times", "state"),
        ("Open-sourced with 120 stars", "state"),
        ("Worked on the night shift", "past"),
        ("Sat in the control room for four nights", "past"),
        ("Left a checklist of one page", "past"),
        ("Was paid once in apples", "past"),
        ("Independently built the rig", "past"),
        ("Reduced cloud costs by half", "past"),
        ("Awarded 'Baker of the Month'", "unclear"),
        ("Chairs the review on Mondays", "third"),
        ("Renders surfaces in WebGL", "third"),
        ("Chairs and tables for schools", "noun"),
        ("Messages a day", "noun"),
        ("The trial ran on 12 ovens", "sentence"),
        ("A loaf needs two hours", "sentence"),
        ("An oven holds the four loaves", "sentence"),
        ("Ovens carry a label, so nobody asks", "sentence"),
        ("Around 70 people test it, mostly cousins", "sentence"),
        ("Version 3 dropped the old format", "sentence"),
        ("On 3 May, the night of the fair, it turned away 20 guests", "sentence"),
        ("Before leaving the mill, she worked for a farm", "sentence"),
        ("Working with flour was a pleasure", "sentence"),
        ("An oven which bakes bread that guests like", "noun"),
        ("A library that compares loaves and writes a report that a baker can read", "noun"),
        ("A mill whose wheel stopped the river", "noun"),
        ("A loaf that contains water is a success", "unclear"),
        ("Eleven guests complained, one of them in verse", "unclear"),
        ("With Floodgate, among 19 teams", "unclear"),
        ("Enough to ship alone", "unclear"),
        ("Mill processing 3 records daily", "noun"),
    ],
)
def test_the_form_of_a_fragment_is_read_off_its_words(text: str, form: str) -> None:
    assert Fragment.of(text).form == form


@pytest.mark.parametrize(
    ("third", "base"), [("leads", "lead"), ("teaches", "teach"), ("manages", "manage")]
)
def test_the_base_form_of_a_third_person(third: str, base: str) -> None:
    assert base_of(third) == base


def test_a_fragment_has_no_full_stop() -> None:
    assert Fragment.of(" Reduced costs. ").text == "Reduced costs"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Built data alarm system with alerts", "built a data alarm system with alerts"),
        ("Led team of 5", "led a team of 5"),
        ("Developed API", "developed an API"),
        ("Automated onboarding workflows", "automated onboarding workflows"),
        ("Wrote two drivers", "wrote two drivers"),
        ("Reduced the import to 35 minutes.", "reduced the import to 35 minutes"),
        ("Used Go, Redis, Kafka", "used Go, Redis and Kafka"),
        ("Designed and built alarm system", "designed and built an alarm system"),
        ("Successfully built dashboard", "successfully built a dashboard"),
        ("Hired as the only developer", "hired as the only developer"),
    ],
)
def test_a_fragment_becomes_the_predicate_of_a_sentence(text: str, told: str) -> None:
    assert clause(text) == told


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("real-time alarm system processing records", "system"),
        ("platform for games", "platform"),
        ("software engineer", "engineer"),
        ("booking service with Django", "service"),
        ("workflows", "workflows"),
    ],
)
def test_the_head_of_a_phrase_stands_before_what_qualifies_it(phrase: str, noun: str) -> None:
    assert head(phrase) == noun


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("alarm system", "an alarm system"),
        ("phone app for riders", "a phone app for riders"),
        ("the system", "the system"),
        ("3 drivers", "3 drivers"),
        ("data engineer", "a data engineer"),
        ("workflows", None),
        ("", None),
    ],
)
def test_a_singular_countable_noun_gets_an_article(phrase: str, expected: str | None) -> None:
    assert with_article(phrase) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "a user", "a unit", "a URL", "a UX designer", "a European", "a one-off", "a C compiler",
        "an engineer", "an hour", "an honest man", "an umbrella", "an unimpressed reader",
        "an API", "an HTML page", "an NFT", "an S3 bucket", "an MSc student", "an R developer",
        "an X-ray", "an 8-bit board", "an 11th hour", "an rrweb player",
    ],
)  # fmt: skip
def test_the_article_goes_by_the_sound(phrase: str) -> None:
    expected, _, noun = phrase.partition(" ")
    assert article(noun) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("engineer", True), ("architect", True), ("scientist", True), ("playlist", False)],
)
def test_an_occupation_is_known_by_its_ending(noun: str, expected: bool) -> None:
    assert is_occupation(noun) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Express.js, PostgreSQL, Redis", "Express.js, PostgreSQL and Redis"),
        ("with Go, Redis", "with Go and Redis"),
        ("Go, Redis and Kafka", "Go, Redis and Kafka"),
        ("Go, Redis or Kafka", "Go, Redis or Kafka"),
        ("Go, Redis, and Kafka", "Go, Redis, and Kafka"),
        ("done with care", "done with care"),
        ("a mill in Porto, Portugal", "a mill in Porto, Portugal"),
        ("calls the nurse, Dr. Ada Novak, in person", "calls the nurse, Dr. Ada Novak, in person"),
    ],
)
def test_a_list_gets_its_and(text: str, expected: str) -> None:
    assert with_and(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Built it", "built it"),
        ("API work", "API work"),
        ("eBay", "eBay"),
        ("S3 bucket", "S3 bucket"),
        ("Ada Novak keeps it", "Ada Novak keeps it"),
        ("Bram de Wit keeps it", "Bram de Wit keeps it"),
        ("Raft, Paxos and time", "Raft, Paxos and time"),
        ("Rock Climbing", "Rock Climbing"),
        ("Peruvian maps", "Peruvian maps"),
        ("Kotlin services", "Kotlin services"),
        ("The Hague", "the Hague"),
        ("At Acme, she baked", "at Acme, she baked"),
        ("Native speaker", "native speaker"),
        ("", ""),
    ],
)
def test_names_and_acronyms_keep_their_capitals(text: str, expected: str) -> None:
    assert lower_first(text) == expected


def test_quotation_marks_hold_the_full_stop_and_nest() -> None:
    assert quoted("Queues hide “slow” consumers") == "“Queues hide ‘slow’ consumers.”"
    assert quoted("Why?") == "“Why?”"
    assert quoted('It "works".') == '“It "works".”'


@pytest.mark.parametrize(
    ("text", "expected"),
    [("one", "One."), ("One!", "One!"), (" He says: “No.” ", "He says: “No.”")],
)
def test_a_sentence_begins_with_a_capital_and_ends_with_a_stop(text: str, expected: str) -> None:
    assert sentence(text) == expected


@given(st.text(max_size=80))
def test_any_text_can_be_put_into_words(text: str) -> None:
    fragment = Fragment.of(text)
    assert fragment.text in text
    told = sentence(upper_first(clause(text)))
    assert told == "" or told[-1] in ".!?”"
    with_article(text)
