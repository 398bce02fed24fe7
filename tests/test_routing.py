"""The steps of routing: a table that is whole, and the first that speaks answers."""

from __future__ import annotations

from inspect import getmembers, isfunction

import pytest

from assistant.routing import STEPS
from assistant.steps import missing, people, places, quantities, subjects, wholes

MODULES = (missing, people, places, quantities, subjects, wholes)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.split(".")[-1])
def test_every_step_that_is_written_is_tried(module: object) -> None:
    own = {
        step
        for name, step in getmembers(module, isfunction)
        if step.__module__ == getattr(module, "__name__", "") and not name.startswith("_")
    }
    assert own
    assert own <= set(STEPS.values())


@pytest.mark.parametrize("name", STEPS)
def test_every_step_says_what_it_is_for(name: str) -> None:
    assert STEPS[name].__doc__


def test_no_step_is_tried_twice() -> None:
    assert len(set(STEPS.values())) == len(STEPS)


def test_what_is_surest_is_tried_before_what_always_speaks() -> None:
    order = list(STEPS.values())
    assert order.index(quantities.quoted) < order.index(quantities.quantity)
    assert order.index(missing.likely_absent) < order.index(missing.surely_absent)
    assert order[-1] is subjects.matter
