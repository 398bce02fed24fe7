"""Money is capped before it is spent, and an endpoint that fails gets a rest."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.llm.breaker import Breaker
from assistant.llm.budget import Budget, OverBudget, Spent


def test_what_is_reserved_counts_before_the_call_and_what_it_cost_after(tmp_path: Path) -> None:
    budget = Budget(tmp_path / "b.sqlite", requests=10, tokens=1000)
    reservation = budget.reserve(600)
    assert budget.spent() == Spent(requests=1, tokens=600)
    with pytest.raises(OverBudget, match="1000 tokens of the day"):
        budget.reserve(401)
    budget.settle(reservation, 150)
    assert budget.spent() == Spent(requests=1, tokens=150)
    budget.reserve(850)
    assert budget.spent() == Spent(requests=2, tokens=1000)


def test_requests_are_capped_too(tmp_path: Path) -> None:
    budget = Budget(tmp_path / "b.sqlite", requests=2, tokens=1000)
    budget.reserve(1)
    budget.reserve(1)
    with pytest.raises(OverBudget, match="2 requests of the day"):
        budget.reserve(1)
    assert budget.spent() == Spent(requests=2, tokens=2)


def test_a_restart_forgets_nothing(tmp_path: Path) -> None:
    file = tmp_path / "b.sqlite"
    Budget(file, requests=3, tokens=100).reserve(70)
    again = Budget(file, requests=3, tokens=100)
    assert again.spent() == Spent(requests=1, tokens=70)
    with pytest.raises(OverBudget):
        again.reserve(31)


def test_a_new_day_begins_at_nothing_and_old_calls_settle_on_their_own_day(tmp_path: Path) -> None:
    day = ["2026-11-22"]
    budget = Budget(tmp_path / "b.sqlite", requests=2, tokens=100, day=lambda: day[0])
    late = budget.reserve(100)
    day[0] = "2026-11-23"
    assert budget.spent() == Spent()
    budget.reserve(30)
    budget.settle(late, 10)
    assert budget.spent() == Spent(requests=1, tokens=30)
    day[0] = "2026-11-22"
    assert budget.spent() == Spent(requests=1, tokens=10)


def test_many_threads_and_two_processes_worth_of_budgets_never_pass_the_cap(tmp_path: Path) -> None:
    file = tmp_path / "b.sqlite"
    budgets = [Budget(file, requests=1000, tokens=100) for _ in range(2)]

    def call(number: int) -> int:
        budget = budgets[number % 2]
        try:
            reservation = budget.reserve(10)
        except OverBudget:
            return 0
        budget.settle(reservation, 7)
        return 1

    with ThreadPoolExecutor(8) as pool:
        made = sum(pool.map(call, range(60)))
    # Each call costs 7 and needs 10 free: 13 of them leave 100 - 91 = 9.
    assert made == 13
    assert budgets[0].spent() == Spent(requests=13, tokens=91)


def test_the_endpoint_rests_after_failures_in_a_row_and_comes_back_by_itself() -> None:
    now = [0.0]
    breaker = Breaker(failures=3, rest=60, clock=lambda: now[0])
    breaker.failed()
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    breaker.failed()
    assert breaker.allows()
    breaker.failed()
    assert not breaker.allows()
    now[0] = 59.9
    assert not breaker.allows()
    now[0] = 60.0
    assert breaker.allows()
    assert not breaker.allows(), "one trial at a time"
    breaker.succeeded()
    assert breaker.allows()


def test_a_failed_trial_means_another_rest() -> None:
    now = [0.0]
    breaker = Breaker(failures=1, rest=60, clock=lambda: now[0])
    breaker.failed()
    now[0] = 60.0
    assert breaker.allows()
    breaker.failed()
    now[0] = 119.0
    assert not breaker.allows()
    now[0] = 120.0
    assert breaker.allows()
