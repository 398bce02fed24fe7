"""The deterministic checks: which sentences are not carried by what they cite."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, AnswerStatus, Citation, Statement
from evals.names import denied_things
from evals.quantities import gives_length, lengths, numbers
from evals.support import Portfolio, citations_of, unsupported
from index import Entry, YearMonth

ENTRIES = (
    Entry(
        id="role/brandlock",
        kind="role",
        title="Brandlock",
        position="Software Engineer",
        start=YearMonth(year=2023, month=4),
        highlights=(
            "Developed microservices with Express.js, PostgreSQL, Redis, RabbitMQ",
            "Built data anomaly alarm system with auto-alert assignment",
        ),
    ),
    Entry(
        id="role/soulofox-studio",
        kind="role",
        title="Soulofox Studio",
        start=YearMonth(year=2022, month=3),
        end=YearMonth(year=2023, month=4),
        text="Building a real-time Web3 gaming platform.",
    ),
    Entry(
        id="project/client-onboarding-automation",
        kind="project",
        title="Client Onboarding Automation",
        text="Reduced merchant onboarding from 15 days to 20 minutes through cron jobs.",
    ),
)
PORTFOLIO = Portfolio.of(ENTRIES, date(2026, 11, 22))
BY_ID = {entry.id: entry for entry in ENTRIES}
ROLE, STUDIO, PROJECT = BY_ID


def cite(source: str, quote: str | None = None, number: int = 1) -> Citation:
    entry = BY_ID[source]
    quote = entry.lines[-1][1] if quote is None else quote
    return Citation(
        number=number, source=source, kind=entry.kind, title=entry.title, quote=quote, url="#"
    )


def found(
    text: str, *citations: Citation, status: AnswerStatus = "answered", asked: str = ""
) -> tuple[str, ...]:
    """What is unsupported about one sentence, without the sentence."""
    numbers_of = tuple(citation.number for citation in citations)
    answer = Answer(
        status=status,
        text=text,
        statements=(Statement(text=text, citations=numbers_of),),
        citations=citations,
    )
    return tuple(why.split(": ")[0] for why in unsupported(answer, PORTFOLIO, asked))


REDIS = ENTRIES[0].highlights[0]


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("At Brandlock they developed microservices with Redis and RabbitMQ.", [(ROLE, REDIS)]),
        ("Onboarding went from 15 days to 20 minutes.", [(PROJECT, None)]),
        ("About 1 year 1 month, from March 2022 to April 2023.", [(STUDIO, "Mar 2022 — Apr 2023")]),
        ("3 years 7 months in that role.", [(ROLE, "Apr 2023 — Present")]),
        ("4 years 8 months in all.", [(ROLE, "Apr 2023 — Present"), (STUDIO, "Mar 2022")]),
        ("Two roles are listed.", [(ROLE, "Brandlock"), (STUDIO, "Soulofox Studio")]),
        ("They write: “a real-time Web3 gaming platform”.", [(STUDIO, None)]),
        ("Not 30 but 20 minutes.", [(PROJECT, None)]),
    ],
)
def test_what_the_quotes_say_is_supported(
    text: str, citations: list[tuple[str, str | None]]
) -> None:
    cited = [cite(source, quote, n) for n, (source, quote) in enumerate(citations, start=1)]
    assert found(text, *cited) == ()


@pytest.mark.parametrize(
    ("text", "source", "quote", "why"),
    [
        ("They know Kafka.", ROLE, REDIS, "Kafka is not in what it cites"),
        ("They used Redis at Google.", ROLE, REDIS, "Google is not in what it cites"),
        ("Onboarding went to 2 minutes.", PROJECT, None, "2 is not in what it cites"),
        ("Onboarding took 15K days.", PROJECT, None, "15000 is not in what it cites"),
        ("2 years 1 month.", STUDIO, "Mar 2022", "2 years 1 month does not follow from the dates"),
        ("Three roles are listed.", ROLE, "Brandlock", "3 is not in what it cites"),
        ("They swim a lot.", ROLE, REDIS, "shares no word with what it cites"),
        (
            "They say: “a Web4 platform”.", STUDIO, None,
            "Web4 is not in what it cites",
        ),
        (
            "They say: “a gaming service”.", STUDIO, None,
            "“a gaming service” is not in what it cites",
        ),
    ],
)  # fmt: skip
def test_what_the_quotes_do_not_say_is_not(
    text: str, source: str, quote: str | None, why: str
) -> None:
    assert found(text, cite(source, quote)) == (why,)


def test_a_quote_is_verbatim_and_from_an_entry_that_exists() -> None:
    assert found("Redis.", cite(ROLE, "Developed with Redis")) == (f"quote is not in {ROLE}",)
    assert found("Redis.", cite(ROLE, " ")) == (
        f"empty quote from {ROLE}",
        "Redis is not in what it cites",
    )
    nowhere = cite(ROLE, REDIS).model_copy(update={"source": "role/google"})
    assert found("Microservices with Redis.", nowhere) == ("no entry role/google",)


def test_every_marker_resolves_and_every_citation_is_used() -> None:
    answer = Answer(
        status="answered",
        text="",
        statements=(Statement(text="Microservices with Redis.", citations=(3,)),),
        citations=(cite(ROLE, REDIS, 1),),
    )
    assert [why.split(":")[0] for why in unsupported(answer, PORTFOLIO)] == [
        "marker [3] has no citation",
        "citation [1] is used nowhere",
    ]


def test_a_claim_needs_a_citation_and_a_denial_does_not() -> None:
    assert found("They are experienced.") == ("needs a citation",)
    assert found("The portfolio does not mention Kafka.", status="not_in_portfolio") == ()
    assert found("Brandlock is where they work.", status="chat") == (
        "Brandlock without a citation",
    )
    assert found("There are 200 of them.", status="chat") == ("a number without a citation",)
    assert found("You are welcome.", status="chat") == ()
    assert found("I can only speak about the portfolio.", status="declined") == ()


def test_a_claim_hidden_beside_a_denial_needs_a_citation_and_support() -> None:
    text = "The portfolio does not mention Kafka, although they used Redis."
    assert found(text) == ("Redis without a citation",)
    # "it ... not" and "portfolio ... not" alone deny nothing.
    assert found("It is not only Redis but Kafka.", cite(ROLE, REDIS)) == (
        "Kafka is not in what it cites",
    )
    assert found("They built a portfolio site with Pulsar, not Redis.", cite(ROLE, REDIS)) == (
        "Pulsar is not in what it cites",
    )


def test_a_denial_of_what_the_portfolio_says_is_unsupported() -> None:
    assert found("The portfolio does not mention Kafka or Redis.") == (
        f"{ROLE} does mention Redis",
    )
    assert found("The portfolio does not mention Redis at Soulofox Studio.") == ()
    assert found("The portfolio does not mention that.") == ()


def test_the_claim_beside_a_denial_is_checked() -> None:
    text = "The portfolio does not mention Kafka, but they used {} at Brandlock."
    assert found(text.format("RabbitMQ"), cite(ROLE, REDIS)) == ()
    assert found(text.format("Pulsar"), cite(ROLE, REDIS)) == ("Pulsar is not in what it cites",)


def test_the_first_word_is_a_name_where_the_question_writes_it_as_one() -> None:
    text = "Kafka ran their microservices."
    assert found(text, cite(ROLE, REDIS)) == ()
    assert found(text, cite(ROLE, REDIS), asked="Do they use Kafka?") == (
        "Kafka is not in what it cites",
    )
    assert found(text, cite(ROLE, REDIS), asked="WHERE DID KAFKA RUN?") == ()


def test_citation_recall_and_precision_use_the_same_checks() -> None:
    answer = Answer(
        status="answered",
        text="",
        statements=(
            Statement(text="Microservices with Redis.", citations=(1, 2)),
            Statement(text="They know Kafka.", citations=(1,)),
            Statement(text="The portfolio does not mention Go."),
        ),
        citations=(cite(ROLE, REDIS, 1), cite(PROJECT, None, 2)),
    )
    score = citations_of(answer, PORTFOLIO)
    # The second citation of the first sentence is idle; the second sentence is unsupported.
    assert (score.recall, score.precision) == (1 / 2, 1 / 3)


def test_numbers_are_read_with_their_scale() -> None:
    assert numbers("50K+ of 1,200, 1M+ a day, $2.5 million, 3.8x, two, 99.9%") == [
        50_000, 1_200, 1_000_000, 2_500_000, 3.8, 2, 99.9,
    ]  # fmt: skip
    assert numbers("Web3, B+ trees and EC2") == []


def test_lengths_of_time_are_read_in_months() -> None:
    assert lengths("about 1 year 2 months") == [(14, "1 year 2 months")]
    assert lengths("3.5 years, then two months") == [(42, "3.5 years"), (2, "two months")]
    assert lengths("2 years and a month") == [(25, "2 years and a month")]
    assert lengths("several years") == []


def test_what_is_denied_is_read_as_a_list() -> None:
    assert denied_things("The portfolio does not mention Kafka, Go or C++.") == [
        "Kafka", "Go", "C++",
    ]  # fmt: skip
    assert denied_things("The portfolio names no role at Google.") == []
    assert denied_things("The portfolio does not mention 1,000 records.") == ["1,000 records"]


@pytest.mark.parametrize(
    ("length", "other", "follows"),
    [
        # Soulofox Studio began in March 2022, six months before the earlier job ended.
        ("6 months", STUDIO, True),
        # Brandlock began in April 2023, seven months after it ended.
        ("7 months", ROLE, True),
        ("10 months", ROLE, False),
        # Since September 2022: 50 months, said in whole years.
        ("4 years", ROLE, True),
        # Both jobs together, July 2020 to April 2023, are 33 months: not quite three years.
        ("3 years", STUDIO, True),
        ("5 years", STUDIO, False),
    ],
)
def test_gaps_and_overlaps_of_entries_can_be_computed(
    length: str, other: str, follows: bool
) -> None:
    earlier = Entry(
        id="role/earlier",
        kind="role",
        title="Earlier",
        start=YearMonth(year=2020, month=7),
        end=YearMonth(year=2022, month=9),
    )
    ((months, _),) = lengths(length)
    entries = (earlier, BY_ID[other])
    assert gives_length(months, length, entries, date(2026, 11, 22)) is follows
