"""Sentences out of the fragments that portfolios are written in.

    >>> Fragment.of("Built data alarm system with alerts").form
    'past'
    >>> clause("Built data alarm system with alerts")
    'built a data alarm system with alerts'

Words are added where English needs them (an article, "and"), nothing else is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.fragment_forms import Form, form_of, third_persons
from assistant.noun_phrases import with_article
from assistant.person import is_past
from assistant.tables import word_list
from assistant.technologies import Technologies

_LIST_TAIL = re.compile(r"((?:[\w.+#/-]+(?: [\w.+#/-]+)?, )+)([\w.+#/-]+(?: [\w.+#/-]+)?)$")
_NAMES = re.compile(r"[A-Z][a-z]+,? (?:[A-Z][a-z]|[a-z]{1,3} [A-Z][a-z])")
"""`Raft, Paxos`, `Jonas Weill`, `Bram de Wit`: two capitals begin a name."""
_NATIONS = re.compile(
    r"[A-Z][a-z]+(?:ian|ese)|English|Swedish|Danish|Finnish|Spanish|Polish|Turkish|Irish|British|"
    r"Scottish|German|Dutch|French|Swiss|Greek|American|European|African|Mexican|Korean|Czech"
)
_APPROXIMATE = frozenset(["around", "roughly", "nearly", "almost", "half", "eleven", "twelve"])
_JOINED = re.compile(r"\b(?:and|or)\b")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A sentence or part of one, without its full stop, and its grammatical form."""

    text: str
    form: Form

    @classmethod
    def of(cls, text: str) -> Fragment:
        """Read the form off the first words."""
        body = text.strip().rstrip(".").strip()
        return cls(body, form_of(body))


def base_of(third: str) -> str:
    """The base form of a verb in the third person: `teaches` -> `teach`."""
    return third_persons().get(third, third.removesuffix("s"))


def lower_first(text: str) -> str:
    """Lower-case the first letter unless the text begins with a name or an acronym."""
    first = re.split(r"[\s/,-]", text, maxsplit=1)[0]
    if re.match(r"\w+-[A-Z]", text) or first == "I" or first.startswith(("I'", "I’")):
        return text
    if any(char.isupper() for char in first[1:]) or any(char.isdigit() for char in first):
        return text
    if not opens_plainly(text) and (_NAMES.match(text) or _NATIONS.fullmatch(first)):
        return text
    if not opens_plainly(text) and first in Technologies.load().names:
        return text
    return text[:1].lower() + text[1:]


def opens_plainly(text: str) -> bool:
    """Whether a text begins with a word that is no name: `The`, `In`, `Every`, `About`."""
    first = re.split(r"[\s/,-]", text, maxsplit=1)[0].lower()
    return first in word_list("stop") | word_list("determiner") | _APPROXIMATE


def upper_first(text: str) -> str:
    """Upper-case the first letter."""
    return text[:1].upper() + text[1:]


def with_and(text: str) -> str:
    """Put "and" before the last item of a list that ends the text without one.

    Two items alone may be a thing and what it is (`Porto, Portugal`): of these only technologies
    are joined.
    """
    match = _LIST_TAIL.search(text)
    if not match or _JOINED.search(match[0]):
        return text
    items = [*match[1].removesuffix(", ").split(", "), match[2]]
    if any(item.split()[0] in word_list("stop") for item in items[1:]):
        return text
    known = Technologies.load()
    if len(items) < 3 and not all(known.find(item) for item in items):
        return text
    return f"{text[: match.start()]}{match[1].removesuffix(', ')} and {match[2]}"


def clause(text: str) -> str:
    """A fragment in the past form as the predicate of a sentence: `Led team` -> `led a team`."""
    words = with_and(Fragment.of(text).text).split(" ")
    leading = next((at for at, word in enumerate(words) if not word.lower().endswith("ly")), 0) + 1
    if words[leading : leading + 1] == ["and"] and is_past(words[leading + 1].lower()):
        leading += 2
    before, rest = " ".join(words[:leading]), " ".join(words[leading:])
    determined = with_article(rest) if rest else None
    return f"{before[:1].lower()}{before[1:]} {determined or rest}".strip()


def quoted(text: str) -> str:
    """The sentence between quotation marks, with its full stop inside."""
    body = text.strip().replace("“", "‘").replace("”", "’")
    if len(body) > 2 and body[0] == body[-1] == '"' and '"' not in body[1:-1]:
        body = body[1:-1]
    ended = body.rstrip('’"')[-1:] in (".", "!", "?", "…")
    return f"“{body if ended else body + '.'}”"


def sentence(text: str) -> str:
    """With a capital at the start and a full stop at the end."""
    body = upper_first(text.strip())
    return body if body[-1:] in ".!?”" else f"{body}."
