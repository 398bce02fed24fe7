"""Numbering: every marker resolves, every citation is used, related evidence stands apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.answer import Statement
from assistant.citing import cite, with_markers
from assistant.claims import Claim, Quote
from index import Entry

ENTRIES = [
    Entry(id=f"project/p{number}", kind="project", title=f"P{number}", text="First. Second.")
    for number in range(4)
]
FIRST = [Quote(entry, "First.") for entry in ENTRIES]
SECOND = [Quote(entry, "Second.") for entry in ENTRIES]
URL = "https://a.example/portfolio"


def test_citations_count_in_order_of_first_use_and_keep_their_number() -> None:
    claims = [
        Claim("A.", (FIRST[2], FIRST[0])),
        Claim("No source."),
        Claim("B.", (SECOND[2], FIRST[2])),
    ]
    answer = cite("answered", claims, (), (), URL)
    assert answer.text == "A. [1][2] No source. B. [3][1]"
    assert [statement.citations for statement in answer.statements] == [(1, 2), (), (3, 1)]
    assert [(c.number, c.source, c.quote) for c in answer.citations] == [
        (1, "project/p2", "First."),
        (2, "project/p0", "First."),
        (3, "project/p2", "Second."),
    ]


def test_a_citation_tells_kind_title_and_where_it_leads() -> None:
    (citation,) = cite("answered", [Claim("A.", (FIRST[1],))], (), (), URL).citations
    assert (citation.kind, citation.title) == ("project", "P1")
    assert citation.url == "https://a.example/portfolio#project/p1"


def test_related_evidence_counts_on_from_the_citations() -> None:
    answer = cite("partial", [Claim("A.", (FIRST[0],))], [FIRST[1], FIRST[2]], (), URL)
    assert [(c.number, c.source) for c in answer.related] == [(2, "project/p1"), (3, "project/p2")]


def test_what_is_cited_is_not_related() -> None:
    answer = cite("partial", [Claim("A.", (FIRST[0],))], [SECOND[0], FIRST[1]], (), URL)
    assert [citation.source for citation in answer.related] == ["project/p1"]


def test_related_evidence_is_given_once_and_at_most_three_times() -> None:
    answer = cite("not_in_portfolio", [Claim("No.")], [*FIRST, FIRST[0]], (), URL)
    assert [c.source for c in answer.related] == ["project/p0", "project/p1", "project/p2"]
    answer = cite("not_in_portfolio", [Claim("No.")], [FIRST[0], FIRST[0]], (), URL)
    assert len(answer.related) == 1


def test_status_follow_ups_and_mode_are_handed_on() -> None:
    answer = cite("chat", [Claim("Hello!")], (), ["Who is it?"], URL, "llm")
    assert (answer.status, answer.follow_ups, answer.mode) == ("chat", ("Who is it?",), "llm")


def test_a_number_that_the_portfolio_puts_in_brackets_does_not_read_as_a_marker() -> None:
    entry = Entry(id="project/notes", kind="project", title="Notes", text="As note [7] says.")
    answer = cite("answered", [Claim("As note [7] says.", (Quote(entry, entry.text),))], (), (), "")
    assert answer.text == "As note (7) says. [1]"
    assert answer.statements[0].text == "As note (7) says."
    assert answer.citations[0].quote == "As note [7] says."


def test_a_statement_without_a_source_has_no_marker() -> None:
    assert with_markers(Statement(text="Hello.")) == "Hello."
    assert with_markers(Statement(text="Redis.", citations=(1, 3))) == "Redis. [1][3]"


QUOTES = st.sampled_from([*FIRST, *SECOND])
CLAIMS = st.lists(st.lists(QUOTES, max_size=4, unique=True), max_size=6)


@given(CLAIMS, st.lists(QUOTES, max_size=6))
def test_every_marker_resolves_and_every_citation_is_used(
    quotes: list[list[Quote]], related: list[Quote]
) -> None:
    claims = [Claim(f"Claim {'abcdef'[at]}.", tuple(each)) for at, each in enumerate(quotes)]
    answer = cite("answered", claims, related, (), URL)
    used = [number for statement in answer.statements for number in statement.citations]
    assert list(dict.fromkeys(used)) == [citation.number for citation in answer.citations]
    assert [c.number for c in answer.citations] == list(range(1, len(answer.citations) + 1))
    by_number = {citation.number: citation for citation in answer.citations}
    for claim, statement in zip(claims, answer.statements, strict=True):
        resolved = [(by_number[n].source, by_number[n].quote) for n in statement.citations]
        assert resolved == [(quote.entry.id, quote.text) for quote in claim.quotes]
    assert not {c.source for c in answer.citations} & {c.source for c in answer.related}
