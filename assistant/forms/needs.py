"""What a reader says of the work that somebody is wanted for: `We build X. Worth a call?`"""

from __future__ import annotations

from assistant.forms.asides import is_aside
from assistant.kinds import words_of_kinds
from assistant.tables import pattern, word_list
from assistant.words import Token, content_tokens

ASKS = pattern("fitting", "asks")
"""Forms that ask whether the person is the right one."""
PERSUADES = pattern("character", "persuade")
"""Forms that ask to be won over: `Convince my boss`."""
_FRAME = pattern("fitting", "frame")
_STATES = pattern("fitting", "states")
_SENTENCE = pattern("reading", "sentence")
_HELP = pattern("fitting", "help")
_OF_PERSON = pattern("fitting", "of_person")
_ALIKE = pattern("needs", "alike")
_SOUGHT = pattern("needs", "sought")
_WOULD = pattern("needs", "would")
_TERMS = pattern("needs", "terms")
_WHO_DID = pattern("needs", "who_did")
_LEAST_PARTS = 2
_LEAST_WORDS = 2
"""Words that a statement must have to tell of some work."""


def needed(text: str) -> str:
    """What is needed: the text without the question whether the person fits."""
    told = " ".join(each for each in _SENTENCE.split(text) if not is_aside(each))
    return " ".join(_FRAME.sub(" ", ASKS.sub(" ", PERSUADES.sub(" ", told))).split())


def need_words(need: str) -> list[Token]:
    """The words of a need that say what kind of work it is."""
    skipped = word_list("fitting_frame")
    return [
        token
        for token in content_tokens(need)
        if token.lower not in skipped and not token.text.isdigit()
    ]


def states_need(message: str) -> bool:
    """Whether a message says what is needed and then asks nothing but whether the person is it.

    `I staff clinics. Would you call her?` does; `We are in Porto. Where does she live?` does not.
    """
    parts = _SENTENCE.split(message)
    stated = [each for each in parts[:-1] if _STATES.search(each) and not each.endswith("?")]
    asking = " ".join(each for each in parts if each not in stated)
    if not any(need_words(needed(each)) for each in stated):
        return False
    return bool(_OF_PERSON.search(asking)) and not (_HELP.search(asking) or need_words(asking))


def work_needed(message: str) -> str | None:
    """The trouble that a message tells before it asks for work of that sort; else None.

    `Setting shops up takes us weeks. Anything like that?` tells one; so does `We lose
    parcels. Has she built something that would find them?`, where the question tells it, too.
    """
    parts = [each for each in _SENTENCE.split(message) if not is_aside(each)]
    if len(parts) < _LEAST_PARTS or any(each.endswith("?") for each in parts[:-1]):
        return None
    asking, stated = parts[-1], " ".join(parts[:-1])
    if len(need_words(stated)) < _LEAST_WORDS:
        return None
    if _WOULD.search(asking):
        return f"{stated} {asking}"
    if not _ALIKE.search(asking) or not _SOUGHT.search(asking) or _TERMS.search(asking):
        return None
    frame = word_list("needs_frame") | words_of_kinds()
    left = _ALIKE.sub(" ", _WHO_DID.sub(" ", asking))
    return None if any(t.lower not in frame for t in content_tokens(left)) else stated
