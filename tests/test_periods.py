"""Dates and periods as people write them."""

from __future__ import annotations

import pytest

from index.readers import periods


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Mar 2019 – Present", "Mar 2019", None),
        ("03/2019 - 12/2021", "Mar 2019", "Dec 2021"),
        ("2019–21", "2019", "2021"),
        ("2019-04", "Apr 2019", "Apr 2019"),
        ("2019-04-30", "Apr 2019", "Apr 2019"),
        ("since 2019", "2019", None),
        ("2019 –", "2019", None),
        ("Jan – Mar 2020", "Jan 2020", "Mar 2020"),
        ("12 March 2020", "Mar 2020", "Mar 2020"),
        ("March 12th, 2020", "Mar 2020", "Mar 2020"),
        ("12.03.2020", "Mar 2020", "Mar 2020"),
        ("03/12/2020", "Mar 2020", "Mar 2020"),
        ("31/12/2020", "Dec 2020", "Dec 2020"),
        ("Sept. 2019 to May '21", "Sep 2019", "May 2021"),
        ("(2018 - now)", "2018", None),
        ("März 2019 bis heute", "Mar 2019", None),
        ("juin 2020 à aujourd'hui", "Jun 2020", None),
        ("Summer 2018", "2018", "2018"),
        ("2019年4月 – 2020年12月", "Apr 2019", "Dec 2020"),
    ],
)
def test_a_period_is_read_in_the_usual_forms(text: str, start: str, end: str | None) -> None:
    found = periods.whole(text)
    assert found is not None
    assert (str(found.start), str(found.end) if found.end else None) == (start, end)


@pytest.mark.parametrize("text", ["", "Present", "soon", "2019 or so", "13/2019", "1.2.3", "50%"])
def test_what_is_no_period_is_left_alone(text: str) -> None:
    assert periods.whole(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Engineer, Acme — Jan 2020 – Present (Graz)", "Jan 2020 – Present"),
        ("2019 – 2021  Acme", "2019 – 2021"),
        ("Cloud Architect (2023)", "2023"),
        ("Best Paper, 2019", "2019"),
        ("W. Zhang. Fast crawling. 2018.", "2018"),
    ],
)
def test_a_period_is_found_in_a_line(text: str, expected: str) -> None:
    found = periods.within(text)
    assert found is not None
    assert text[found.start : found.end] == expected


@pytest.mark.parametrize(
    "text", ["Handled 2000 requests in 2019 alone", "Saved $2019", "Call 555 2020 100", "v1.2020x"]
)
def test_a_number_in_a_sentence_is_no_period(text: str) -> None:
    assert periods.within(text) is None
