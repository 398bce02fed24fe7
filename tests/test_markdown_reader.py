"""The Markdown reader: the portfolio that ships, what may be written, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import WriteCorpus

from index import CorpusError, load_corpus

HEAD = "---\ntitle: Mill\n---\n"

SHIPPED = """
profile
role/brandlock role/soulofox-studio
project/anomaly-detection-engine project/realtime-analytics-dashboard
project/client-onboarding-automation project/distributed-caching-layer
project/nft-minting-platform-solana project/feature-flag-infrastructure
project/hls-stream-collector project/session-replay-engine
principle/event-driven-architecture principle/caching-philosophy principle/postgresql-internals
principle/scaling-challenges principle/feature-flags principle/distributed-systems
principle/realtime-dashboards principle/why-architecture-matters
deep-dive/b-plus-tree-indexing deep-dive/nodejs-event-loop deep-dive/distributed-consensus
deep-dive/redis-internals deep-dive/query-optimization deep-dive/realtime-processing
deep-dive/system-bottlenecks deep-dive/feature-flag-patterns
"""


def problems(folder: Path) -> list[tuple[str, int | None, str]]:
    """What is wrong with a corpus, the file relative to it."""
    with pytest.raises(CorpusError) as caught:
        load_corpus(folder)
    assert str(caught.value).count("\n") == len(caught.value.problems) - 1
    return [
        (Path(problem.file).relative_to(folder).as_posix(), problem.line, problem.message)
        for problem in caught.value.problems
    ]


def test_the_shipped_portfolio_has_its_27_public_ids_in_reading_order(corpus: Path) -> None:
    assert [entry.id for entry in load_corpus(corpus)] == SHIPPED.split()


def test_every_line_of_a_shipped_document_stands_in_its_file(corpus: Path) -> None:
    sources = "\n".join(file.read_text(encoding="utf-8") for file in corpus.rglob("*.md"))
    for entry in load_corpus(corpus):
        for field, line in entry.lines:
            assert field == "period" or line in sources


def test_the_shipped_roles_and_projects_have_their_typed_fields(corpus: Path) -> None:
    entries = {entry.id: entry for entry in load_corpus(corpus)}
    assert entries["role/brandlock"].document == (
        "Brandlock\nSoftware Engineer\nApr 2023 — Present\nMumbai\n"
        "Engineering the backend infrastructure for a conversion optimization platform serving"
        " 200+ e-commerce merchants.\n"
        "Automated onboarding workflows using Node.js and cron jobs\n"
        "Built data anomaly alarm system with auto-alert assignment\n"
        "Developed microservices with Express.js, PostgreSQL, Redis, RabbitMQ\n"
        "Built event-driven analytics dashboard with React.js and Redux"
    )
    assert entries["role/soulofox-studio"].period == "Mar 2022 — Apr 2023"
    statuses = [entry.status for entry in entries.values() if entry.kind == "project"]
    assert statuses == ["Production"] * 4 + ["Shipped"] + ["Experiment"] * 3
    assert entries["profile"].headline == "I build scalable systems that power products."


def test_markup_becomes_plain_text_and_wrapped_lines_become_one(write_corpus: WriteCorpus) -> None:
    body = """
## Water & wheels

Built a **fast** mill with [Node.js](https://nodejs.org),
`libuv` and AT&amp;T wires. <!-- not this -->

- an item of a list in the middle

Last words.

* Saved *40%*
  of water
* Trained 3 millers
"""
    [entry] = load_corpus(write_corpus({"projects/mill.md": HEAD + body}))
    assert entry.text.split("\n\n") == [
        "Water & wheels",
        "Built a fast mill with Node.js, libuv and AT&T wires.",
        "an item of a list in the middle",
        "Last words.",
    ]
    assert entry.highlights == ("Saved 40% of water", "Trained 3 millers")


def test_names_are_not_taken_for_markup(write_corpus: WriteCorpus) -> None:
    text = "C++, C#, B+ Trees, a_b_c, 50K+ ops/s, N+1 queries, GET/SET — “quoted”, 2 * 3."
    [entry] = load_corpus(write_corpus({"projects/mill.md": HEAD + text}))
    assert entry.text == text


def test_values_stay_as_they_are_written(write_corpus: WriteCorpus) -> None:
    front = (
        "---\ntitle: No\nposition: 007\nstart: 2019\nend: Present\nlocation:\n"
        "technologies: [C++, yes, 3.10]\nurl: 'null'\n---\nText.\n"
    )
    [entry] = load_corpus(write_corpus({"roles/acme.md": front}))
    assert (entry.title, entry.position, entry.url) == ("No", "007", "null")
    assert (entry.period, entry.location) == ("2019 — Present", None)
    assert entry.technologies == ("C++", "yes", "3.10")


def test_order_comes_before_file_name_and_kinds_stay_together(write_corpus: WriteCorpus) -> None:
    folder = write_corpus(
        {
            "projects/a.md": HEAD + "Text.",
            "projects/b.md": "---\ntitle: B\norder: 10\n---\nText.",
            "projects/c.md": "---\ntitle: C\norder: 9\n---\nText.",
            "education/school.md": HEAD + "Text.",
            "roles/old/acme.md": HEAD + "Text.",
            "profile.md": HEAD + "Text.",
            "elsewhere/x.md": "---\ntitle: X\nkind: talk\n---\nText.",
        }
    )
    assert [entry.id for entry in load_corpus(folder)] == [
        "profile",
        "role/acme",
        "project/c",
        "project/b",
        "project/a",
        "education/school",
        "talk/x",
    ]


def test_drafts_readmes_and_other_files_are_left_alone(write_corpus: WriteCorpus) -> None:
    folder = write_corpus(
        {
            "projects/mill.md": HEAD + "Text.",
            "projects/_draft.md": "no front matter",
            "projects/.hidden.md": "no front matter",
            "_old/mill.md": "no front matter",
            "README.md": "How to edit",
            "projects/picture.svg": "<svg/>",
        }
    )
    assert [entry.id for entry in load_corpus(folder)] == ["project/mill"]


def test_files_from_other_systems_are_read(write_corpus: WriteCorpus) -> None:
    folder = write_corpus({"projects/mill.md": ""})
    content = "\ufeff---\r\ntitle: Mühle\r\n---\r\nText one\u2028two.\r\n"
    (folder / "projects/mill.md").write_bytes(content.encode())
    [entry] = load_corpus(folder)
    assert (entry.title, entry.text) == ("Mühle", "Text one\u2028two.")


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("Text.", 1, "no front matter: the first line must be ---"),
        ("", 1, "no front matter: the first line must be ---"),
        ("---\ntitle: Mill\nText.", 1, "front matter is not closed: a line --- is missing"),
        (
            "---\ntitle: [Mill\n---\nText.",
            3,
            "broken front matter: did not find expected ',' or ']'",
        ),
        ("---\n- Mill\n---\nText.", 2, "broken front matter: expected lines like `title: ...`"),
        ("---\ntitle: A\ntitle: B\n---\nText.", 3, "title is given twice"),
        ("---\n---\nText.", 1, "title is missing"),
        ("---\ntitle:\n---\nText.", 2, "title is missing"),
        ("---\ntitle: ''\n---\nText.", 2, "title is empty"),
        ("---\ntitle: [a, b]\n---\nText.", 2, "title must be a text"),
        (f"{HEAD}", 4, "empty: write a text below the front matter"),
        (f"{HEAD}<!-- nothing -->", 4, "empty: write a text below the front matter"),
        ("---\ntitle: Mill\norder: first\n---\nText.", 3, "order 'first' is not a whole number"),
        (
            "---\ntitle: Mill\ntext: Text.\n---\nText.",
            3,
            "text belongs in the body, below the front matter",
        ),
        (
            "---\ntitle: Mill\nstart: soon\n---\nText.",
            3,
            "start: 'soon' is not a date: write 2023-04, 2023 or Apr 2023",
        ),
        (
            "---\ntitle: Mill\nstart: 2023-04\nend: 2022-05\n---\nText.",
            4,
            "end May 2022 is before start Apr 2023",
        ),
        ("---\ntitle: Mill\nend: 2022-05\n---\nText.", 3, "end without start"),
        (
            "---\ntitle: Mill\ntechnologies: Go\n---\nText.",
            3,
            "technologies must be a list: [one, two]",
        ),
        (
            "---\ntitle: Mill\nstatus: Done\n---\nText.",
            3,
            "status 'Done' is not one of 'Production', 'Shipped', 'Experiment', 'Archived'"
            " or 'In progress'",
        ),
    ],
)
def test_a_problem_is_named_with_its_line(
    write_corpus: WriteCorpus, content: str, line: int, message: str
) -> None:
    assert problems(write_corpus({"projects/mill.md": content})) == [
        ("projects/mill.md", line, message)
    ]


def test_all_problems_of_all_files_are_named_at_once(write_corpus: WriteCorpus) -> None:
    folder = write_corpus(
        {
            "projects/a.md": "---\ntitel: Mill\nstart: soon\n---\n",
            "projects/My Mill.md": HEAD + "Text.",
            "roles/b.md": "no front matter",
            "talks/c.md": HEAD + "Text.",
            "more/c.md": "---\ntitle: C\nkind: talk\n---\nText.",
            "nowhere/d.md": HEAD + "Text.",
        }
    )
    (folder / "talks/e.md").write_bytes(HEAD.encode() + b"caf\xe9\n")
    found = problems(folder)
    assert [(file, line) for file, line, _ in found] == [
        ("nowhere/d.md", 1),
        ("projects/My Mill.md", 1),
        ("projects/a.md", 1),
        ("projects/a.md", 2),
        ("projects/a.md", 3),
        ("roles/b.md", 1),
        ("talks/c.md", 1),
        ("talks/e.md", 4),
    ]
    messages = {(file, line): message for file, line, message in found}
    assert messages["nowhere/d.md", 1].startswith("what kind of entry is it?")
    assert messages["projects/My Mill.md", 1].startswith("'project/my mill' is no id")
    assert messages["projects/a.md", 1] == "title is missing"
    unknown = messages["projects/a.md", 2]
    assert unknown.startswith("unknown field titel: did you mean title? known are kind, title,")
    assert unknown.endswith(", order")
    assert messages["talks/c.md", 1] == f"talk/c is already the id of {folder / 'more/c.md'}"
    assert messages["talks/e.md", 4] == "not UTF-8: save the file as UTF-8"


def test_an_entry_may_consist_of_fields_and_some_kinds_of_a_title(
    write_corpus: WriteCorpus,
) -> None:
    folder = write_corpus(
        {
            "languages/finnish.md": "---\ntitle: Finnish\n---\n",
            "roles/acme.md": "---\ntitle: Acme\nposition: Miller\n---\n",
            "projects/mill.md": "---\ntitle: Mill\ntechnologies: []\n---\n",
        }
    )
    assert [entry.document for entry in load_corpus(folder)] == ["Acme\nMiller", "Mill", "Finnish"]


def test_an_empty_folder_is_no_portfolio(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"no entries: there is no \.md file"):
        load_corpus(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"nowhere: no such file or folder$"):
        load_corpus(tmp_path / "nowhere")


def test_a_file_of_another_kind_is_refused_with_what_is_expected(tmp_path: Path) -> None:
    picture = tmp_path / "me.png"
    picture.write_bytes(b"\x89PNG")
    with pytest.raises(CorpusError, match=r"not a portfolio: expected .*a folder of Markdown"):
        load_corpus(picture)


def test_a_problem_without_a_line_is_named_by_its_file_alone(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        load_corpus(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path}: no entries")
