"""What a free sentence makes of a line's deed, or of a line that names none.

Lines of a portfolio are fragments: `Needed for the antenna`, `Soldering courses`, `Identifying
bottlenecks` as the topic of a deep dive. As a sentence they must not become "he needed the
antenna", "she soldered courses" or "the deep dive identifies bottlenecks".
"""

from __future__ import annotations

from itertools import pairwise

from assistant.person import is_past
from assistant.wording import Fragment
from assistant.words import tokenize
from assistant.written.grammar import POINTERS
from assistant.written.line import AUXILIARIES, COPULA, Line, Word, is_same_listed, words_of
from assistant.written.order import FRONTED, title_words
from assistant.written.sentence import Run, Sentence

_FINITE = COPULA | {"has", "have", "had", "does", "do", "did", "can", "will"}
_NAMING = frozenset(["called", "named", "titled"])
_OTHERS = frozenset(["across", "at", "in", "on", "of"])
_DETERMINERS = frozenset(["a", "an", "the", "their", "his", "her", "my", "our", "its", "and", "or"])


def deeds_fault(sentence: Sentence) -> str:
    """What is wrong, or nothing."""
    if _is_name_only(sentence):
        return "it is a name, not a sentence"
    if _has_no_clause(sentence):
        return "it is not one whole sentence"
    if _is_run_on(sentence):
        return "it is not one whole sentence"
    if _names_other(sentence):
        return "the name of the engineer stands for something else"
    pointing = pointer_fault(sentence)
    if pointing:
        return pointing
    for run in sentence.runs:
        fault = next(filter(None, (rule(sentence, run) for rule in _RULES)), "")
        if fault:
            return fault
    return ""


def pointer_fault(sentence: Sentence) -> str:
    """`It falls over.`, `She received it.`: what is spoken of stands elsewhere."""
    words = [word for word in sentence.words if word.lower not in {"the", "a", "an"}]
    if words and words[0].lower in POINTERS:
        return f"“{words[0].text}” points out of the sentence"
    return "“it” points out of the sentence" if _object_points(sentence) else ""


def _is_name_only(sentence: Sentence) -> bool:
    """`Distributed Caching Layer Production.`: fields one after the other, and nothing said."""
    if sentence.deed or any(word.lower in _FINITE for word in sentence.words):
        return False
    content = [word for word in sentence.words if not word.is_glue]
    return all(
        word.key in run.line.fields
        for run in sentence.runs
        for word in run.words
        if word in content
    )


def _has_no_clause(sentence: Sentence) -> bool:
    """`In an event loop, data structures.`: a phrase in front of nothing."""
    first = sentence.words[0]
    if first.lower not in FRONTED or sentence.deed or sentence.covers:
        return False
    if any(first.lower == line.words[0].lower for line in sentence.lines if line.words):
        return False
    deeds = {key for line in sentence.lines for key in line.deeds}
    return not any(word.lower in _FINITE or word.key in deeds for word in sentence.words)


def _is_run_on(sentence: Sentence) -> bool:
    """`Anomaly Engine real-time alarm system`: a name and a line with no verb between them."""
    for run in sentence.runs:
        named, line = title_words(run.words, run.line), run.line
        head = next((word for word in line.words if word.lower not in _DETERMINERS), None)
        for name, word in pairwise(run.words):
            bare = not sentence.text[name.end : word.start].strip()
            if name not in named or word in named or not bare or head is None:
                continue
            if word.key == head.key and word.key not in line.deeds and not word.is_glue:
                return True
    return False


def _names_other(sentence: Sentence) -> bool:
    """`A robot called Ada Novak`: the engineer is who the sentence is about, and nothing else."""
    own = {token.lower for token in tokenize(sentence.portfolio.person.name or "")}
    people = own | sentence.person | {sentence.portfolio.person.they}
    before: list[Word] = []
    for word in sentence.words:
        last = next((each for each in reversed(before) if each.lower not in _DETERMINERS), None)
        if word.lower in people and last and last.lower in _NAMING:
            return True
        gap = sentence.text[before[-1].end : word.start] if before else ","
        opens = "," in gap or (last and last.lower in own | {"by", "that", "which", "and", "while"})
        if word.lower in own and not (opens or sentence.is_place(word)):
            return True
        before.append(word)
    return False


def _object_points(sentence: Sentence) -> bool:
    """`She received it.`"""
    own = {key for line in sentence.lines for key in line.deeds}
    return any(
        after.lower in {"it", "them", "this", "these"}
        for word, after in pairwise(sentence.words)
        if word is sentence.deed or word.key in own
    )


def _own_deed(line: Line) -> Word | None:
    """The line's word for what was done, where it names it first or after `I`."""
    words = line.words
    if words and words[0].key in line.deeds:
        return words[0]
    pairs = pairwise(words)
    return next((b for a, b in pairs if a.lower == "i" and b.key in line.deeds), None)


def _tense_fault(sentence: Sentence, run: Run) -> str:
    """`reduced` told as `reduces` or `is reducing`: once is not always."""
    deed = _own_deed(run.line)
    for word in run.words:
        told = run.line.keys.get(word.key)
        if told is None or not is_past(told.lower) or word.lower in run.line.lowers:
            continue
        plain = word.lower.endswith("ing") or word.lower in words_of("plain_verbs")
        if word.lower.endswith("s") or (told is deed and plain):
            return f"“{word.text}”, but the text says “{told.text}”"
    return ""


def _preposition_fault(sentence: Sentence, run: Run) -> str:
    """`Needed for the antenna` is not `needed the antenna`."""
    deed = _own_deed(run.line)
    if deed is None:
        return ""
    follows = _next(run.line.words, deed)
    if follows is None or follows.lower not in words_of("relations"):
        return ""
    said = next((word for word in run.words if word.key == deed.key), None)
    after = _next(sentence.words, said) if said else None
    if said and (after is None or after.lower not in {follows.lower, *_alike(follows)}):
        return f"it leaves out “{follows.text}”"
    return ""


def _alike(word: Word) -> frozenset[str]:
    return words_of("alike") if word.lower in words_of("alike") else frozenset()


def _gerund_fault(sentence: Sentence, run: Run) -> str:
    """`Soldering courses` may be courses in soldering: then nobody soldered them."""
    first = run.line.words[0] if run.line.words else None
    if first is None or Fragment.of(run.line.quote.text).form != "gerund":
        return ""
    follows = _next(run.line.words, first)
    if follows is None or is_same_listed(first.lower) or follows.is_number:
        return ""
    if follows.lower in _DETERMINERS | words_of("relations"):
        return ""
    for word in run.words:
        if word.key == first.key and not word.lower.endswith("ing"):
            return f"“{word.text}” is not what “{first.text} {follows.text}” says"
    return ""


def _topic_fault(sentence: Sentence, run: Run) -> str:
    """A deep dive may cover its topics; it is none of them, and does none of them."""
    line = run.line
    if not line.is_topic:
        return ""
    named = title_words(run.words, line)
    for word in run.words:
        if word in named or word.lower in AUXILIARIES:
            continue
        before = [each for each in sentence.words if each.end <= word.start]
        subject = [each for each in before if not each.is_joint or each in named]
        if word is sentence.covers:
            continue
        if not subject or any(each not in named for each in subject):
            continue
        if word.lower in COPULA:
            after = _next(sentence.words, word)
            if after and after.lower not in {"about", "on", "called", "named"}:
                return f"“{word.text}” is not what is cited"
        own = line.keys.get(word.key)
        if own and own.lower != word.lower and own.lower.endswith("ing"):
            return f"“{word.text}” is not said of {line.entry.title}"
    return ""


def _has_fault(sentence: Sentence, run: Run) -> str:
    """`has` may stand for "with": what is reached "across" clients does not have them."""
    line = run.line
    if {"has", "have", "had"} & line.lowers:
        return ""
    for word in run.words:
        after = _next(sentence.words, word)
        while after and after.lower in _DETERMINERS:
            after = _next(sentence.words, after)
        if word.lower not in {"has", "have", "had"} or after is None or after.is_glue:
            continue
        own = line.keys.get(after.key)
        if own is None or own.lower.endswith(("ed", "ing")) or after.key in line.deeds:
            continue
        before = [each.lower for each in line.words if each.end <= own.start]
        before = [each for each in before if each not in _DETERMINERS]
        if before and before[-1] in words_of("relations") | _OTHERS and before[-1] != "with":
            return f"“{word.text} {after.text}” is not what is cited"
    return ""


def _copula_fault(sentence: Sentence, run: Run) -> str:
    """`A as B, C` is not `A is B, C`: a line that asserts nothing is a list of names."""
    line = run.line
    if COPULA & line.lowers or any(word.lower in {"i'm", "it's"} for word in line.words):
        return ""
    named = title_words(run.words, line)
    for word in run.words:
        if word.lower not in COPULA:
            continue
        before = [w for w in run.words if w.end <= word.start and not w.is_joint]
        after = next((w for w in run.words if w.start >= word.end and not w.is_joint), None)
        if not before or before[-1] in named or before[-1].key not in line.keys or after is None:
            continue
        participle = after.lower.endswith(("ed", "ing")) or after.key in line.deeds
        if after.key in line.keys and not participle and before[-1].lower not in sentence.person:
            return f"“{word.text}” is not what is cited"
    return ""


def _next(words: tuple[Word, ...], word: Word) -> Word | None:
    return next((each for each in words if each.start >= word.end), None)


_RULES = (
    _tense_fault,
    _preposition_fault,
    _gerund_fault,
    _topic_fault,
    _has_fault,
    _copula_fault,
)
