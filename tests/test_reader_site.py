"""The content of Hugo and Jekyll sites: sections, fields, drafts, and what is a site at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import WriteCorpus

from index import CorpusError, load_corpus
from index.corpus import corpus_hash, reader_of
from index.readers import markdown

HUGO = {
    "hugo.toml": 'title = "Ada"',
    "content/_index.md": (
        '+++\ntitle = "Home"\nname = "Ada Novak"\ndescription = "Engineer in Graz"\n+++\n'
        "I build {{< raw >}}things{{< /raw >}}.\n"
    ),
    "content/projects/_index.md": "---\ntitle: Projects\ntype: page\n---\nAll of them.\n",
    "content/projects/tide/index.md": (
        "---\ntitle: Tide Table\ndate: 2022-05-01T10:00:00+02:00\ndescription: A tide table.\n"
        "tags: [Rust, SQLite]\nweight: 2\ndraft: false\nlink: https://tide.example\n---\n"
        "![picture](tide.png)\nIt shows **tides**.\n\n- 12,000 users\n"
    ),
    "content/projects/buoy.md": "---\ntitle: Buoy\nweight: 1\ndate: 2019\n---\nFloats.\n",
    "content/projects/secret.md": "---\ntitle: Secret\ndraft: true\n---\nNot yet.\n",
    "content/experience/acme.md": (
        '+++\ntitle = "Acme"\nrole = "Engineer"\nstart = 2020-01-01\nend = "2021-05"\n'
        'location = "Graz"\n[params]\ntech = ["Go"]\n+++\nDid things.\n'
    ),
    "content/posts/b-trees.md": (
        '{\n"title": "B-trees",\n"date": "2021-03-01",\n"categories": ["databases"]\n}\n'
        "They split.\n"
    ),
    "content/search.md": "---\ntitle: Search\nlayout: search\n---\n",
    "themes/x/content/y.md": "---\ntitle: Not mine\n---\nText.\n",
}
JEKYLL = {
    "_config.yml": "title: Ada",
    "_posts/2020-02-03-hello-world.md": (
        "---\nlayout: post\ntitle: Hello\ntags: go testing\n---\n{% highlight go %}\n\nText here.\n"
    ),
    "_posts/2020-02-04-later.md": "---\nlayout: post\ntitle: Later\npublished: false\n---\nText.\n",
    "_talks/whales.md": "---\ntitle: Whales\nevent: PyData\ndate: 2022-06-01\n---\nWe counted.\n",
    "about.md": "---\nlayout: page\ntitle: About\n---\nI am me.\n",
}


def documents(folder: Path) -> dict[str, str]:
    return {entry.id: entry.document for entry in load_corpus(folder)}


def test_the_content_of_a_hugo_site_becomes_entries(write_corpus: WriteCorpus) -> None:
    expected = {
        "profile": "Profile\nAda Novak\nEngineer in Graz\nI build things.",
        "role/acme": "Acme\nEngineer\nJan 2020 — May 2021\nGraz\nDid things.\nGo",
        "project/buoy": "Buoy\n2019\nFloats.",
        "project/tide": (
            "Tide Table\nMay 2022\nA tide table.\nIt shows tides.\n12,000 users\nRust, SQLite"
        ),
        "deep-dive/b-trees": "B-trees\nMar 2021\nThey split.\ndatabases",
    }
    folder = write_corpus(HUGO)
    assert documents(folder) == expected
    assert list(documents(folder)) == list(expected)
    assert documents(folder / "content") == expected
    assert load_corpus(folder)[3].url == "https://tide.example"


def test_the_content_of_a_jekyll_site_becomes_entries(write_corpus: WriteCorpus) -> None:
    assert documents(write_corpus(JEKYLL)) == {
        "profile": "Profile\nI am me.",
        "deep-dive/hello-world": "Hello\nFeb 2020\nText here.\ngo, testing",
        "talk/whales": "Whales\nPyData\nJun 2022\nWe counted.",
    }


def test_a_page_that_changes_makes_another_corpus(write_corpus: WriteCorpus) -> None:
    folder = write_corpus(JEKYLL)
    before = corpus_hash(folder)
    page = folder / "_posts/2020-02-03-hello-world.md"
    page.write_text(page.read_text("utf-8") + "More.\n", encoding="utf-8")
    assert corpus_hash(folder) != before


def test_a_folder_of_ours_is_no_site_though_a_field_is_wrong(write_corpus: WriteCorpus) -> None:
    folder = write_corpus(
        {
            "projects/mill.md": "---\ntitle: Mill\ndate: 2020\n---\nText.\n",
            "roles/acme.md": "---\ntitle: Acme\nposition: Miller\n---\nText.\n",
        }
    )
    assert reader_of(folder).DESCRIPTION == markdown.DESCRIPTION
    with pytest.raises(CorpusError, match=r"mill\.md:3: unknown field date"):
        load_corpus(folder)


def test_the_portfolio_that_ships_is_no_site(corpus: Path) -> None:
    assert reader_of(corpus).DESCRIPTION == markdown.DESCRIPTION


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("---\ntitle: [Mill\n---\nText.", 2, "broken YAML: did not find expected ',' or ']'"),
        ("---\ntitle: Mill\n", 1, "front matter is not closed: a line --- is missing"),
        ("+++\ntitle Mill\n+++\n", 1, "broken front matter: Expected '=' after a key"),
        ("---\n- Mill\n---\n", 2, "broken front matter: expected lines like `title: ...`"),
        ("---\ntitle: Mill\ndate: soon\n---\n", 3, "start: 'soon' is not a date"),
    ],
)
def test_a_problem_is_named_with_its_line(
    write_corpus: WriteCorpus, content: str, line: int, message: str
) -> None:
    folder = write_corpus({**JEKYLL, "_projects/mill.md": content})
    with pytest.raises(CorpusError) as caught:
        load_corpus(folder)
    [problem] = caught.value.problems
    assert (Path(problem.file).name, problem.line) == ("mill.md", line)
    assert problem.message.startswith(message)
