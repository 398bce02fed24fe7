"""Numbers and dates of a free sentence: same value, same bound, same unit, same end of a period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.dates import months
from assistant.numbers import number
from assistant.terms import Term, terms
from assistant.written.line import Line, key, words_of
from assistant.written.sentence import Sentence
from index import Entry, YearMonth

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DATE = re.compile(
    r"(?:\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? )?\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"([a-z]+)\s+(?:the end of |early |late )?$", re.IGNORECASE)
_LASTING = re.compile(
    r"\b(?:(\w+) years?)?(?:,? (?:and )?)?(?:\b(\w+) months?)?(?= |[.,]|$)", re.IGNORECASE
)
_STARTS = frozenset(["since", "from", "started", "joined", "began", "starting"])
_ENDS = frozenset(["until", "till", "to", "ended", "through", "left", "and"])
_APART = frozenset(["at", "in", "on", "with", "using", "to", "for", "from", "by", "and", "during"])
_MORE = frozenset(["over", "than", "least", "above", "beyond"])


def figures_fault(sentence: Sentence, today: date) -> str:
    """What is wrong with a number or date, or nothing."""
    return _dates_fault(sentence) or _numbers_fault(sentence, today)


def _dates_fault(sentence: Sentence) -> str:
    cited = " ".join(line.quote.text for line in sentence.lines).lower()
    deed = sentence.deed.lower if sentence.deed else ""
    for match in _DATE.finditer(sentence.text):
        raw = match[0]
        if any(f"{raw[0]},{raw[1:]}" in line.quote.text for line in sentence.lines):
            continue
        month = _MONTHS.index(match[1].lower()) + 1 if match[1] else None
        moment = YearMonth(year=int(match[2]), month=month)
        before = _BEFORE_DATE.search(sentence.text[: match.start()])
        word = before[1].lower() if before else ""
        if _is_dated_deed(sentence, deed, raw):
            return f"the date {raw} is not said of “{deed}”"
        if not any(_is_end(entry, moment, word, deed) for entry in sentence.entries):
            as_written = re.search(rf"\b{re.escape(word)} {re.escape(raw.lower())}", cited)
            if not (word and as_written):
                return f"the date {raw} is not what is cited"
    named = {m[1].lower() for m in _DATE.finditer(sentence.text) if m[1]}
    for word in sentence.words:
        is_month = word.text[0].isupper() and word.lower in words_of("month_names")
        if is_month and word.lower[:3] not in named and word.lower not in cited:
            return f"{word.text} is not what is cited"
    return ""


def _is_dated_deed(sentence: Sentence, deed: str, date_: str) -> bool:
    """Whether a date is put to what was done in a role: the role has dates, its lines have none."""
    done = deed not in words_of("glue") and any(deed in line.lowers for line in sentence.lines)
    done = done or deed.startswith(("use", "using", "know"))
    return done and not any(date_.lower() in line.quote.text.lower() for line in sentence.lines)


def _is_end(entry: Entry, moment: YearMonth, word: str, deed: str) -> bool:
    def same(other: YearMonth | None) -> bool:
        return (
            other is not None
            and other.year == moment.year
            and (moment.month is None or other.month == moment.month)
        )

    if entry.start and entry.start == entry.end:
        return same(entry.start) and word in {"in", "of", ""}
    if word == "since":
        return same(entry.start) and entry.end is None
    if word == "in":
        return same({"joined": entry.start, "started": entry.start, "left": entry.end}.get(deed))
    if word in _STARTS:
        return same(entry.start)
    return word in _ENDS and same(entry.end)


def _numbers_fault(sentence: Sentence, today: date) -> str:
    for run in sentence.runs:
        for piece in run.pieces:
            found = terms(piece.text)
            for at, term in enumerate(found):
                if term.number and not _is_date(term):
                    fault = _number_fault(sentence, run.line, piece.text, found, at, today)
                    if fault:
                        return fault
    return ""


def _is_date(term: Term) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", term.word))


def _number_fault(
    sentence: Sentence,
    line: Line,
    text: str,
    found: tuple[Term, ...],
    at: int,
    today: date,
) -> str:
    term = found[at]
    shown = text[term.start : term.start + len(term.word)]
    said = _context(text, found, at)
    places = [n for n, t in enumerate(terms(line.text)) if t.number and t.stem == term.stem]
    contexts = [_context(line.text, terms(line.text), n) for n in places]
    if any(_fits(said, context) for context in contexts):
        return ""
    if not contexts and _names_number(sentence, line, shown):
        return ""
    if not contexts and _lasts(text, line.entry, today):
        return ""
    return f"the number {shown} does not say that in what is cited"


def _context(text: str, found: tuple[Term, ...], at: int) -> tuple[str, bool, bool, str, str]:
    """The bound before a number, its plus, its percent sign, the words after and before it."""
    term = found[at]
    end = term.start + len(term.word)
    before = re.findall(r"[A-Za-z]+", text[: term.start])
    bound = before[-1].lower() if before and before[-1].lower() in words_of("bounds") else ""
    after = text[end : end + 2]
    follows = " ".join(key(t.word) for t in _same_phrase(text, end, found[at + 1 : at + 4]))
    precedes = key(before[-1].lower()) if before else ""
    percent = after[:1] == "%" or text[end:].lstrip().lower().startswith("percent")
    return bound, after.startswith("+"), percent, follows, precedes


def _same_phrase(text: str, end: int, follow: Sequence[Term]) -> Iterator[Term]:
    """Those of the terms after a number that belong to it: none after "at" or a comma."""
    for term in follow:
        between = text[end : term.start].lower()
        if {*re.findall(r"[a-z]+", between)} & _APART or re.search(r"[,;:.()]", between):
            return
        yield term
        end = term.start + len(term.word)


def _fits(said: tuple[str, bool, bool, str, str], cited: tuple[str, bool, bool, str, str]) -> bool:
    more = said[1] or said[0] in _MORE
    if more != (cited[1] or cited[0] in _MORE) or said[2] != cited[2]:
        return False
    if said[0] not in _MORE and said[0] != cited[0]:
        plain = {said[0], cited[0]} <= {"", "from", "per"} and not said[0]
        if not plain:
            return False
    if not said[3]:
        return not cited[3] or said[2] or said[4] == cited[4]
    return said[3].split()[0] in cited[3].split()


def _names_number(sentence: Sentence, line: Line, shown: str) -> bool:
    """Whether the number is part of a name in the fields of the entry, as in `ROS 2`."""
    names = [line.entry.title, line.entry.position or ""]
    return any(re.search(rf"\b{re.escape(shown)}\b", name) for name in names)


_SPELLED = {number(value): value for value in range(1, 13)}


def _lasts(text: str, entry: Entry, today: date) -> bool:
    """Whether the text says how long the entry lasts, and says it right."""
    count = months(entry, today)
    if count is None:
        return False
    for match in _LASTING.finditer(text):
        if match[1] is None and match[2] is None:
            continue
        years, rest = (_value(part) for part in match.groups())
        if years is not None and rest is not None and years * 12 + rest == count:
            before = text[: match.start()].lower().split()
            return not before or before[-1] not in words_of("bounds") - {"about", "around"}
    return False


def _value(part: str | None) -> int | None:
    if part is None:
        return 0
    return int(part) if part.isdigit() else _SPELLED.get(part.lower())
