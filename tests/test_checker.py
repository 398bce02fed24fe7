"""The gate: what a sentence says must stand in what it cites, or follow from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from engine_stage import TODAY

from assistant.checker import Checker
from assistant.claims import Claim, Quote
from assistant.compose.sentences.roles import fields_quote
from assistant.portfolio import Portfolio
from index import Entry

pytest_plugins = ["engine_fixtures"]

IMPORT = ("role/tramline", "Reduced the nightly import from 5 hours to 35 minutes")
KAFKA = (
    "role/tramline",
    "Built streaming pipeline in Kafka that places 4,200 vehicles on a map",
)
RADAR = (
    "project/delay-radar",
    "Real-time forecast of delays for 1.2M trips a day, shown on departure boards.",
)
CUT = ("project/delay-radar", "Cut wrong forecasts by 38%")
BIKES = ("project/bike-counter", "Camera on a bridge that counts bicycles.")
TRAMLINE, HARBOUR, CIVIC = "role/tramline", "role/harbour", "role/civic-lab"

Fault = Callable[..., str]


@pytest.fixture
def fault(noor_portfolio: Portfolio) -> Fault:
    """What the checker finds wrong with a sentence; a source without a text is its fields."""
    checker = Checker(noor_portfolio)

    def find(text: str, *sources: tuple[str, str] | str) -> str:
        quotes = []
        for source in sources:
            name, quote = (source, "") if isinstance(source, str) else source
            entry = noor_portfolio.index.entry(name)
            quotes.append(Quote(entry, quote) if quote else fields_quote(entry))
        verdict = checker.check(Claim(text, tuple(quotes)), TODAY)
        assert verdict.supported is not bool(verdict.reason)
        return verdict.reason

    return find


def test_a_notice_cites_nothing_and_passes(fault: Fault) -> None:
    assert fault("The portfolio does not mention Scala, or 17 of anything.") == ""


def test_a_quote_that_is_not_in_its_entry_is_refused(fault: Fault) -> None:
    changed = ("role/tramline", "Reduced the nightly import from 5 hours to 30 minutes")
    assert fault("She reduced the nightly import.", changed) == "quote is not in role/tramline"
    elsewhere = ("role/harbour", IMPORT[1])
    assert fault("She reduced the nightly import.", elsewhere) == "quote is not in role/harbour"


def test_one_bad_quote_among_good_ones_is_refused(fault: Fault) -> None:
    assert fault("She reduced the nightly import.", IMPORT, ("role/tramline", "Invented"))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("She reduced the nightly import from 5 hours to 35 minutes.", IMPORT),
        ("It took five hours.", IMPORT),
        ("She places 4200 vehicles on a map.", KAFKA),
        ("It serves 1.2M trips a day.", RADAR),
        ("It cut wrong forecasts by 38%.", CUT),
        ("It cut wrong forecasts by 38 %.", CUT),
    ],
)
def test_a_number_that_is_cited_passes(fault: Fault, text: str, source: tuple[str, str]) -> None:
    assert fault(text, source) == ""


@pytest.mark.parametrize(
    ("text", "source", "number"),
    [
        ("She reduced it to 30 minutes.", IMPORT, "30"),
        ("It took four hours.", IMPORT, "four"),
        ("It took thirteen hours.", IMPORT, "thirteen"),
        ("It took a dozen hours.", IMPORT, "dozen"),
        ("She places 4,300 vehicles.", KAFKA, "4,300"),
        ("She places 4 vehicles.", KAFKA, "4"),
        ("It serves 1.2 trips a day.", RADAR, "1.2"),
        ("It serves 1.2B trips a day.", RADAR, "1.2B"),
        ("It cut 38 forecasts.", CUT, "38"),
        ("It cut forecasts by 5%.", IMPORT, "5%"),
    ],
)
def test_a_number_that_is_not_cited_is_refused(
    fault: Fault, text: str, source: tuple[str, str], number: str
) -> None:
    assert fault(text, source) == f"number {number} is not in what is cited"


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("She has been there for 42 months.", [TRAMLINE]),
        ("She has been there for 3 years 6 months.", [TRAMLINE]),
        ("She was there for 29 months, or 2 years 5 months.", [HARBOUR]),
        ("The two overlap by 6 months.", [HARBOUR, CIVIC]),
        ("There are 9 months without a job.", [HARBOUR, TRAMLINE]),
        ("She has 5 years 11 months in three jobs.", [TRAMLINE, HARBOUR, CIVIC]),
        ("There are two projects, one of them in production.", [RADAR, BIKES]),
    ],
)
def test_what_follows_from_dates_and_counts_passes(
    fault: Fault, text: str, sources: list[tuple[str, str] | str]
) -> None:
    assert fault(text, *sources) == ""


def test_the_months_that_two_periods_share_follow_from_their_dates(
    noor_portfolio: Portfolio,
) -> None:
    one, other = (
        Entry.model_validate({"id": f"role/{name}", "kind": "role", "title": name} | dates)
        for name, dates in (
            ("acme", {"start": "Jan 2019", "end": "Jun 2021"}),
            ("umbra", {"start": "Sep 2020", "end": "Dec 2021"}),
        )
    )
    checker = Checker(noor_portfolio)
    quotes = (fields_quote(one), fields_quote(other))
    assert checker.check(Claim("They overlap by 9 months.", quotes), TODAY).supported
    assert not checker.check(Claim("They overlap by 10 months.", quotes), TODAY).supported


@pytest.mark.parametrize(
    ("text", "sources", "number"),
    [
        ("She has been there for 3 years 7 months.", [TRAMLINE], "7"),
        ("She was there for 42 months.", [HARBOUR], "42"),
        ("The two overlap by 7 months.", [HARBOUR, CIVIC], "7"),
        ("There are 10 months without a job.", [HARBOUR, TRAMLINE], "10"),
        ("She has had four jobs.", [TRAMLINE, HARBOUR, CIVIC], "four"),
    ],
)
def test_what_does_not_follow_is_refused(
    fault: Fault, text: str, sources: list[tuple[str, str] | str], number: str
) -> None:
    assert fault(text, *sources) == f"number {number} is not in what is cited"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("She was there from January 2019 to June 2021.", ""),
        ("She began in Jan 2019.", ""),
        ("She began in 2019.", ""),
        ("She began in February 2019.", "February"),
        ("She was there from June 2019 to January 2021.", "Jun 2019"),
        ("She began in January 2020.", "number 2020"),
    ],
)
def test_dates_are_those_of_the_entry(fault: Fault, text: str, reason: str) -> None:
    assert fault(text, HARBOUR) == (f"{reason} is not in what is cited" if reason else "")


def test_a_word_that_begins_like_a_month_does_not_support_it(fault: Fault) -> None:
    mentored = ("role/tramline", "Mentored two junior analysts")
    assert fault("She mentored analysts in June.", mentored) == "June is not in what is cited"
    assert fault("She mentored analysts from March.", mentored) == ""  # the job began in March


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She built a pipeline in Kafka.", ""),
        ("Apache Kafka places the vehicles.", ""),
        ("At Tramline Labs, Noor Haddad uses Python.", ""),
        ("She built a pipeline in Spark.", "Spark"),
        ("RabbitMQ places the vehicles.", "RabbitMQ"),
        ("She built a pipeline in rabbitmq.", "rabbitmq"),
        ("She built it at Google.", "Google"),
        ("She met Lotte Maes.", "Lotte"),
        ("She wrote gRPC services.", "gRPC"),
    ],
)
def test_names_and_technologies_are_those_of_the_entry(fault: Fault, text: str, name: str) -> None:
    reason = fault(text, KAFKA, ("role/tramline", "Python, Kafka, PostgreSQL, Airflow"))
    assert reason == (f"{name} is not in what is cited" if name else "")
