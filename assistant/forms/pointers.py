"""The forms in which a question points back: "there", "it", "the second one", "and Acme?"."""

from __future__ import annotations

import re

from assistant.kinds import state_words
from assistant.tables import pattern, word_list
from assistant.words import Token

LISTED = pattern("history", "listed")
AND = pattern("history", "and")
DISMISSED = pattern("history", "dismissed")
MEANTIME = pattern("history", "meantime")
THERE = pattern("history", "there")
HOW_MANY_ALONE = pattern("history", "how_many_alone")
BEFORE_THAT = pattern("history", "before_that")
ENDED = pattern("history", "ended")
AFTER_THAT = pattern("history", "after_that")
ORDINAL = pattern("history", "ordinal")
PLACES = {
    "first": 0,
    "former": 0,
    "second": 1,
    "middle": 1,
    "latter": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "last": -1,
}
ONE = pattern("history", "one")
ONE_ON = pattern("history", "one_on")
OF_THESE = pattern("history", "of_these")
THESE = pattern("history", "these")
MEANT = pattern("history", "meant")
RECALLED = pattern("history", "recalled")
SAME_STATE = pattern("history", "same_state")
OTHERS = pattern("history", "others")
MORE = pattern("history", "more")
TODAY = pattern("history", "today")
WHY = pattern("history", "why")
GAP = pattern("history", "gap")
CHANGE = pattern("figures", "change")
SAME = pattern("history", "same")
OF_IT = pattern("history", "of_it")
BY_DATE = pattern("history", "by_date")
LATER = pattern("history", "later")
BY_LENGTH = pattern("history", "by_length")
SEVERAL = pattern("history", "several")
STACK_ALONE = pattern("history", "stack_alone")
POSSESSED = pattern("history", "possessed")
WHERE_OR_WHEN = pattern("history", "where_or_when")
WHICH_CAME = pattern("history", "which_came")
ONES = pattern("history", "ones")
THOSE = pattern("history", "those")
LIVE = pattern("history", "live")
MADE = pattern("history", "made")
AS_WELL = pattern("history", "as_well")
WHICH_ONES = pattern("history", "which_ones")
DEFINITE = pattern("history", "definite")
OTHER = pattern("history", "other")
ALIKE = pattern("history", "alike")
FIGURES = pattern("figures", "figures")
BY_HOW_MUCH = pattern("history", "by_how_much")
WITH_WHOM_ALONE = pattern("history", "with_whom_alone")
USED_IN = pattern("history", "used_in")
WITH_TOOL = pattern("history", "with_tool")
BARE_LEVEL = pattern("history", "bare_level")
LEFT = pattern("history", "left")
OF_GIVER = pattern("history", "of_giver")
GIVER_FIELD = pattern("history", "giver_field")
LEVELS = {
    **dict.fromkeys(["best", "strongest", "better", "highest"], "highest"),
    **dict.fromkeys(["weakest", "worst", "lowest"], "lowest"),
}
BEST_OF = pattern("history", "best_of")
APPOSITION = pattern("history", "apposition")
IT = pattern("history", "it")
TOWN = pattern("history", "town")
SUBORDINATE_THAT = pattern("history", "subordinate_that")
ARTICLE = pattern("history", "article")
LENGTH = pattern("history", "bare_duration")
ASKS_WHERE_OR_WHEN = pattern("history", "asks_where_or_when")
BARE = (
    (pattern("history", "bare_duration"), "duration"),
    (pattern("history", "bare_start"), "start"),
    (pattern("history", "bare_dates"), "dates"),
    (pattern("history", "bare_location"), "location"),
    (pattern("history", "bare_figure"), "figure"),
    (pattern("history", "bare_position"), "position"),
    (pattern("history", "bare_technologies"), "technologies"),
)
"""What the shortest questions ask of the entry before them."""
NEVER_WHOLE = (
    (pattern("history", "bare_employer"), "position"),
    (pattern("history", "bare_about"), "about"),
)
"""The same for questions that are never asked of the whole portfolio: `what for?`."""
WHOLE = word_list("history_whole")
"""Intents that are whole without an entry."""
SURE_WHOLE = 0.62
OF_JOBS = frozenset({"duration", "start", "end", "dates", "position", "location"})
JOBS = frozenset({"role", "volunteer", "education"})
ATTESTED = frozenset({"certificate", "award", "publication", "talk"})
FIELDS_OF = {
    "status": frozenset({"project"}),
    "issuer": ATTESTED,
    "level": frozenset({"language", "skill"}),
    "degree": frozenset({"education"}),
    "courses": frozenset({"education"}),
    "score": frozenset({"education"}),
    **dict.fromkeys(["duration", "position"], JOBS),
    "technologies": frozenset({"project", "role", "volunteer", "skill"}),
}
"""Kinds that have what an intent asks for: of these is what "it" stands for."""
REPEATED = {
    **dict.fromkeys(["skill", "where_used", "skill_years"], "technology"),
    **dict.fromkeys(
        [
            "duration",
            "start",
            "end",
            "dates",
            "position",
            "location",
            "technologies",
            "status",
            "about",
            "figure",
        ],
        "entry",
    ),
}
"""Intents that are asked again of another technology or entry: "and Brandlock?"."""


COURTESIES = ("greeting", "thanks", "bye")
ASKS = pattern("reading", "asks")


def has_noun(it: re.Match[str], token: Token) -> bool:
    """Whether a noun stands right after `this` or `that`, which then point to nothing else."""
    beside = 0 <= token.start - it.end() <= 1
    adverb = token.lower in word_list("pointers_adverbs")
    verbal = token.lower.endswith(("ed", "ing"))
    return beside and not (verbal or adverb) and token.lower not in state_words()
