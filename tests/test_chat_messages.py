"""What the chat page shows of answers and of the sources behind them."""

from __future__ import annotations

import re

import pytest
from chat_parts import STUDIO, answer, cite

from assistant.answer import Answer, Statement
from assistant.web.chat_conversation import Conversation
from assistant.web.chat_messages import answer_message, messages, question_message
from assistant.web.chat_source import kind_name, safe_url, source_of
from index import Entry


def marked(quote: str) -> dict[str, str]:
    """The marked text of each line of the source behind `quote`."""
    source = source_of(cite(quote), STUDIO)
    lines = (
        source.heading,
        *source.facts,
        *source.body,
        *([source.status] if source.status else []),
    )
    found = ((line.field, "".join(s.text for s in line.segments if s.marked)) for line in lines)
    return {field: text for field, text in found if text}


# Sources


def test_a_quote_is_marked_within_its_line() -> None:
    assert marked("REST and GraphQL") == {"highlight": "REST and GraphQL"}


def test_a_quote_over_several_lines_is_marked_in_each() -> None:
    assert marked("Studio\nDeveloper\nMar 2022 — Apr 2023") == {
        "title": "Studio",
        "position": "Developer",
        "period": "Mar 2022 — Apr 2023",
    }


def test_a_quoted_status_is_marked() -> None:
    assert marked("Shipped") == {"status": "Shipped"}


@pytest.mark.parametrize("entry", [STUDIO, None])
def test_a_quote_that_the_entry_does_not_hold_is_shown_alone(entry: Entry | None) -> None:
    assert source_of(cite("Rewrote it in Rust"), entry).quote == "Rewrote it in Rust"
    assert source_of(cite("Games"), STUDIO).quote == ""


def test_a_profile_without_a_title_of_its_own_goes_by_the_name() -> None:
    profile = Entry(
        id="profile", kind="profile", title="Profile", name="Ada Novak", text="Builds bridges."
    )
    source = source_of(cite("Builds bridges.", entry=profile), profile)
    assert (source.title, source.kind) == ("Ada Novak", "Profile")
    assert [segment.text for segment in source.heading.segments] == ["Ada Novak"]
    assert [line.field for line in source.body] == ["text"]
    titled = profile.model_copy(update={"title": "Bridges and tunnels"})
    source = source_of(cite("Builds bridges.", entry=titled), titled)
    assert source.title == "Bridges and tunnels"
    assert [line.field for line in source.body] == ["name", "text"]


def test_kinds_are_named_for_readers() -> None:
    assert [kind_name(kind) for kind in ("deep-dive", "volunteer", "role")] == [
        "Deep dive",
        "Volunteering",
        "Role",
    ]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//evil.example"])
def test_a_source_links_to_pages_only(url: str) -> None:
    assert safe_url(url) == ""
    assert safe_url("/portfolio#role/studio") == "/portfolio#role/studio"


# Messages

ATTACK = "<img src=x onerror=hit()>\n\n<script>hit()</script> **bold** [x](javascript:hit())"


def test_markup_in_a_question_stays_text() -> None:
    content = question_message(ATTACK)["content"]
    assert "<img" not in content
    assert "<script" not in content
    assert "\n" not in content


def test_markup_in_an_answer_and_in_its_sources_stays_text() -> None:
    hostile = STUDIO.model_copy(update={"title": ATTACK, "text": ATTACK})
    given = Answer(
        status="answered",
        text=ATTACK,
        statements=(Statement(text=ATTACK, citations=(1,)),),
        citations=(cite(ATTACK, entry=hostile),),
        related=(cite(ATTACK, number=2, entry=hostile),),
        follow_ups=(ATTACK,),
    )
    content = answer_message(given, 1, {hostile.id: hostile})["content"]
    assert "<img" not in content
    assert "<script" not in content
    assert all(block.startswith("<div") for block in content.split("\n\n"))
    assert "\n" not in content.replace("\n\n", "")


def test_every_marker_opens_the_source_of_its_number() -> None:
    content = answer_message(answer("One.", "Two."), 3, {STUDIO.id: STUDIO})["content"]
    markers = re.findall(r'class="marker" value="([^"]+)"', content)
    assert markers == ["source-3-1", "source-3-2"]
    assert re.findall(r'class="source" id="([^"]+)"', content) == markers


def test_the_first_marker_stays_on_the_line_of_the_last_word() -> None:
    content = answer_message(answer("Built it once."), 1, {STUDIO.id: STUDIO})["content"]
    assert '<span class="words">Built it </span><span class="ending">once.<button' in content
    endless = answer_message(answer("See " + "x" * 21), 1, {STUDIO.id: STUDIO})["content"]
    assert '<span class="ending"><button' in endless


def test_an_entry_that_is_cited_twice_stands_once_below_the_answer() -> None:
    content = answer_message(answer("One.", "Two."), 1, {STUDIO.id: STUDIO})["content"]
    assert content.count('class="source-chip"') == 1
    assert "<b>1, 2</b>" in content


def test_an_answer_that_is_still_being_written_has_no_sources_to_open() -> None:
    unfinished = Answer(
        status="answered", text="", statements=(Statement(text="One.", citations=(1,)),)
    )
    content = answer_message(unfinished, 1, {}, finished=False)["content"]
    assert '<span class="marker">1</span>' in content
    assert "<button" not in content
    assert "waiting" in content


def test_silence_is_said_and_related_evidence_stands_apart() -> None:
    given = Answer(
        status="not_in_portfolio",
        text="The portfolio does not mention Kafka.",
        statements=(Statement(text="The portfolio does not mention Kafka."),),
        related=(cite("Games on Solana."),),
    )
    content = answer_message(given, 1, {STUDIO.id: STUDIO})["content"]
    assert '<div class="standing">Not in the portfolio</div>' in content
    assert content.index('class="related"') > content.index('class="actions"')
    assert 'class="marker"' not in content


def test_a_wording_by_a_language_model_is_named() -> None:
    assert "language model" in answer_message(answer("Yes.", mode="llm"), 1, {})["content"]
    assert "language model" not in answer_message(answer("Yes."), 1, {})["content"]


def test_a_question_without_an_answer_can_be_asked_again() -> None:
    failed = Conversation().asking('Who "is" it?').failed("Busy just now.")
    content = messages(failed, {})[1]["content"]
    assert "Busy just now." in content
    assert 'value="Who &#34;is&#34; it?"' in content
