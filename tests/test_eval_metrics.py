"""The metrics, with numbers that were worked out by hand."""

from __future__ import annotations

from math import log2

import pytest

from evals.metrics_abstention import Abstention, abstention
from evals.metrics_citation import Citing, citing
from evals.metrics_interval import bootstrap
from evals.metrics_latency import percentiles
from evals.metrics_paired import paired
from evals.metrics_retrieval import retrieval
from evals.metrics_risk import area_under, risk_coverage


def test_retrieval_counts_ranks_from_one() -> None:
    values = retrieval(
        {"first": ["a"], "third": ["c", "d"], "missed": ["z"], "nothing": ["a"]},
        {"first": ["a", "b"], "third": ["a", "b", "c"], "missed": ["a"], "nothing": []},
    )
    assert values["hit@1"] == {"first": 1, "third": 0, "missed": 0, "nothing": 0}
    assert values["hit@3"] == {"first": 1, "third": 1, "missed": 0, "nothing": 0}
    assert values["recall@5"] == {"first": 1, "third": 0.5, "missed": 0, "nothing": 0}
    assert values["mrr"]["third"] == pytest.approx(1 / 3)
    # Gain only at rank 3; at best the two right ones stand at ranks 1 and 2.
    best = 1 / log2(2) + 1 / log2(3)
    assert values["ndcg@10"]["third"] == pytest.approx((1 / log2(4)) / best)


def test_retrieval_leaves_out_questions_without_a_right_entry() -> None:
    assert retrieval({"none": []}, {"none": ["a"]})["mrr"] == {}


def supports(text: str, cited: object) -> bool:
    """A sentence is supported where each of its letters is cited."""
    assert isinstance(cited, list | tuple)
    return set(text) <= {letter for part in cited for letter in part}


def test_a_citation_that_alone_supports_nothing_and_is_not_needed_is_not_precise() -> None:
    # "c" supports nothing of "ab", and "ab" is supported without it.
    assert citing([("ab", ["a", "b", "c"])], supports) == Citing(
        sentences=1, supported=1, citations=3, precise=2
    )


def test_a_citation_that_supports_alone_is_precise_even_where_another_does_too() -> None:
    assert citing([("a", ["a", "a"])], supports).precise == 2


def test_citations_of_an_unsupported_sentence_are_not_precise() -> None:
    score = citing([("ab", ["a"]), ("a", ["a"]), ("b", [])], supports)
    assert score == Citing(sentences=3, supported=1, citations=2, precise=1)
    assert score.recall == pytest.approx(1 / 3)
    assert score.precision == pytest.approx(1 / 2)


def test_recall_and_precision_do_not_apply_where_nothing_needs_a_citation() -> None:
    assert citing([], supports).recall is None
    assert citing([], supports).precision is None


def test_abstention_is_scored_as_the_class_of_no_answer() -> None:
    # Silent thrice, twice rightly; four should be silent; six have an answer.
    cases = [(True, True)] * 2 + [(True, False)] * 2 + [(False, True)] + [(False, False)] * 5
    # F1 = 2 · 2/3 · 1/2 / (2/3 + 1/2) = 4/7.
    assert abstention(cases) == pytest.approx((2 / 3, 1 / 2, 4 / 7, 1 / 6))


def test_what_does_not_apply_to_abstention_is_none_and_not_zero() -> None:
    assert abstention([]) == Abstention(None, None, None, None)
    assert abstention([(False, False)]) == Abstention(None, None, None, 0)
    assert abstention([(True, False)]) == Abstention(None, 0, None, None)
    assert abstention([(True, False), (False, True)]).f1 == 0


def test_risk_grows_with_coverage_and_equal_confidence_is_one_cut() -> None:
    curve = risk_coverage([(0.9, False), (0.5, True), (0.5, False), (0.1, True)])
    assert curve == [(0.25, 0), (0.75, pytest.approx(1 / 3)), (1, 0.5)]
    assert area_under(curve) == pytest.approx(0.25 * 0 + 0.5 / 3 + 0.25 * 0.5)
    assert area_under([]) is None


def test_percentiles_lie_between_the_nearest_values() -> None:
    # Place (5 - 1) * 0.9 = 3.6 of 1, 2, 3, 4, 10: six tenths of the way from 4 to 10.
    assert percentiles([10, 1, 3, 2, 4], [50, 90]) == {50: 3, 90: pytest.approx(7.6)}
    assert percentiles([]) == {}


def test_the_interval_of_a_mean_holds_it_and_is_the_same_every_time() -> None:
    values = [1.0] * 90 + [0.0] * 10
    interval = bootstrap(values)
    assert interval is not None
    # Normal approximation: 0.9 ± 1.96 * sqrt(0.9 * 0.1 / 100) = 0.841 to 0.959.
    assert interval.low == pytest.approx(0.841, abs=0.015)
    assert interval.high == pytest.approx(0.959, abs=0.015)
    assert bootstrap(values) == interval
    assert bootstrap([1.0]) is None


def test_mcnemar_looks_only_at_the_cases_that_changed() -> None:
    before = [True] * 10 + [False] * 6 + [True] * 1
    after = [True] * 10 + [True] * 6 + [False] * 1
    test = paired(before, after)
    assert (test.gained, test.lost) == (6, 1)
    # 2 * (C(7,0) + C(7,1)) / 2^7 = 16 / 128.
    assert test.p == pytest.approx(0.125)
    assert test.difference == pytest.approx(5 / 17)


def test_without_a_change_nothing_is_significant() -> None:
    assert paired([True, False], [True, False]).p == 1
    with pytest.raises(ValueError, match="argument 2"):
        paired([True], [True, False])
