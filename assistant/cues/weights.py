"""Likenesses of intents while the words of a question raise and lower them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.intents import Intent
from assistant.mentions import Mentions


@dataclass
class Weights:
    """The intents of one question, the likeliest first, and what changes them."""

    intents: Sequence[Intent]
    question: str
    mentions: Mentions
    lifted: dict[str, float] = field(default_factory=dict)
    lowered: dict[str, float] = field(default_factory=dict)
    whole: str = ""
    """The message with the statements around the question."""

    @property
    def top(self) -> Intent:
        """The likeliest intent, before any change."""
        return self.intents[0]

    def score(self, name: str) -> float:
        """Likeness of an intent, before any change."""
        return next((intent.score for intent in self.intents if intent.name == name), 0.0)

    def lift(self, name: str, least: float) -> None:
        """Put an intent above the likeliest one, and at `least`."""
        self.lifted[name] = max(least, self.top.score + 0.01)

    def lower(self, *names: str) -> None:
        """Keep intents from being taken at their word."""
        self.lowered |= dict.fromkeys(names, 0.5)

    def weighed(self) -> list[Intent]:
        """The intents in their new order."""
        changed = [
            Intent(
                intent.name,
                min(
                    max(intent.score, self.lifted.get(intent.name, 0.0)),
                    self.lowered.get(intent.name, 1.0),
                ),
            )
            for intent in self.intents
        ]
        return sorted(changed, key=lambda intent: -intent.score)
