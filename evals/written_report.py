"""What a run of `python -m evals written` has gathered, as figures and as a list to be read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

from assistant.checker import Verdict
from assistant.claims import Claim
from assistant.llm.writing import Outcome

_MOST_REASONS = 40


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that called the model."""

    case: str
    temperature: float
    outcome: Outcome
    seconds: float


@dataclass
class Tally:
    """What a run has gathered."""

    model: str
    asked: int = 0
    answers: list[Answered] = field(default_factory=list)
    unmarked: list[tuple[str, str, Verdict]] = field(default_factory=list)
    """Sentences without a marker, with the verdict had they cited all evidence: a small model
    seldom cites, and what it makes up should be caught then too."""
    gave_up: str = ""
    """What was wrong with the endpoint when it was given up."""

    @property
    def different(self) -> dict[Claim, list[str]]:
        """Every shown sentence with what it cites, once, with the cases that it was shown for."""
        found: defaultdict[Claim, list[str]] = defaultdict(list)
        for answered in self.answers:
            for claim in answered.outcome.shown:
                found[_without_yes(claim)].append(answered.case)
        return found


def _without_yes(claim: Claim) -> Claim:
    # "Yes: " is ours, not the model's.
    return Claim(claim.text.removeprefix("Yes: "), claim.quotes)


def figures(tally: Tally) -> Iterator[str]:
    """The figures, one a line."""
    outcomes = [answered.outcome for answered in tally.answers]
    shown = sum(len(outcome.shown) for outcome in outcomes)
    withheld = sum(len(outcome.withheld) for outcome in outcomes)
    modes = Counter(outcome.mode for outcome in outcomes)
    firsts = [outcome.first for outcome in outcomes if outcome.first is not None]
    heats = Counter(f"{answered.temperature:g}" for answered in tally.answers)
    yield f"model: {tally.model}"
    yield f"questions: {tally.asked}, of which {len(outcomes)} called the model"
    yield "temperatures: " + ", ".join(f"{heat} ({count} calls)" for heat, count in heats.items())
    yield f"sentences: {shown + withheld} written, {shown} shown, {withheld} withheld"
    yield f"different sentences among the shown: {len(tally.different)}"
    yield f"answers: {modes['llm']} by the model, {modes['fallback']} fell back"
    passed = sum(verdict.supported for _, _, verdict in tally.unmarked)
    yield f"without a marker: {len(tally.unmarked)}, of which {passed} would pass with all evidence"
    if firsts:
        yield f"first shown sentence: median {median(firsts):.1f} s, longest {max(firsts):.1f} s"
    troubles = Counter(outcome.trouble for outcome in outcomes if outcome.trouble)
    yield from (f"trouble: {count} × {reason}" for reason, count in troubles.most_common())
    if tally.gave_up:
        yield f"stopped early, as call after call brought nothing: {tally.gave_up}"


def report(tally: Tally) -> Iterator[str]:
    """The whole report as lines of Markdown."""
    yield from ("# What a language model wrote, and what was shown", "")
    yield from (f"- {line}" for line in figures(tally))
    reasons = Counter(
        _kind(withheld.reason)
        for answered in tally.answers
        for withheld in answered.outcome.withheld
    )
    yield from ("", "## Why sentences were withheld", "")
    yield from (f"- {count} × {_plain(why)}" for why, count in reasons.most_common(_MOST_REASONS))
    yield from ("", "## Shown", "")
    for number, (claim, cases) in enumerate(tally.different.items(), 1):
        times = f", {len(cases)} times" if len(cases) > 1 else ""
        yield f"{number}. {_plain(claim.text)} (`{cases[0]}`{times})"
        yield from (f"    - {quote.entry.id}: {_plain(quote.text)}" for quote in claim.quotes)
    yield from ("", "## Would be shown, had they cited all their evidence", "")
    for case, text, verdict in tally.unmarked:
        if verdict.supported:
            yield f"- {_plain(text)} — `{case}`"
    yield from ("", "## Withheld", "")
    for answered in tally.answers:
        for held in answered.outcome.withheld:
            yield f"- {_plain(held.text)} — `{answered.case}`, {_plain(held.reason)}"


def _kind(reason: str) -> str:
    """A reason without the words that it is about."""
    named = re.fullmatch(r"(number )?.+ is not in what is cited", reason)
    if named:
        return f"a {'number' if named[1] else 'name'} is not in what is cited"
    return re.sub(r"“[^”]+”", "…", reason).partition(":")[0]


def _plain(text: str) -> str:
    """Text of a model as text of the report, without links or markup."""
    return re.sub(r"([\[\]<>*_`#|])", r"\\\1", " ".join(text.split()))
