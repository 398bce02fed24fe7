"""Converting: Markdown gives the same entries as the source; a folder in use stays as it is."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from awkward import AWKWARD, Resume
from conftest import WriteCorpus
from pdf_parts import pdf
from test_reader_pdf import PAGES
from test_reader_site import HUGO, JEKYLL

from index import Entry, load_corpus
from index.__main__ import main
from index.convert import ConvertError, convert
from index.folders import FolderError, new_folder
from index.writing import file_of, page, write

RESUMES = Path(__file__).with_name("data") / "resumes"
OTHERS = Path(__file__).parents[1] / "evals" / "portfolios"

TEXTS = [
    "# not a heading", "1. one", "- a", "* b", "+ plus", "1) x", "a  b", "<script>x", "<!-- c -->",
    "[a]: b", "[x](y)", "![i](u)", "**b**", "_u_", "`c`", "```", "~~~", "&amp; &lt;", "a\\b",
    "| t |", "---", "===", "> q", "a\nb", "def f():\n    x\n\n    y\n\n\n    z", "    indented",
    "https://x.example", "<b>bold</b>", "a*b*c", "🚀", "שלום עולם", "x<br>y", "&", "<div>", "</p>",
    "$x$", "{{< fig >}}", "{% raw %}", "---\ntitle: x\n---", "\u2028a", "a\u00a0", "null", "~", "-",
    "#", "1.", "a\n\n\n\nb", "``x`", "No", "2023", "0x1F", "1e3", "{a: b}", "'", '"',
    "%x", "@x", ": ",
]  # fmt: skip


def converted(source: Path, folder: Path) -> tuple[Entry, ...]:
    convert(source, folder)
    return load_corpus(folder)


@pytest.mark.parametrize("name", ["full.json", "full.yaml", "plain.txt", "resume.md"])
def test_a_resume_file_stays_the_same_as_markdown(tmp_path: Path, name: str) -> None:
    source = RESUMES / name
    assert converted(source, tmp_path / "mine") == load_corpus(source)


@pytest.mark.parametrize("site", [HUGO, JEKYLL], ids=["hugo", "jekyll"])
def test_a_site_stays_the_same_as_markdown(
    write_corpus: WriteCorpus, tmp_path: Path, site: dict[str, str]
) -> None:
    source = write_corpus(site)
    assert converted(source, tmp_path / "mine") == load_corpus(source)


def test_a_pdf_stays_the_same_as_markdown(tmp_path: Path) -> None:
    (tmp_path / "cv.pdf").write_bytes(pdf(PAGES))
    assert converted(tmp_path / "cv.pdf", tmp_path / "mine") == load_corpus(tmp_path / "cv.pdf")


@pytest.mark.parametrize("name", ["ines-carvalho", "oskar-lindgren"])
def test_a_portfolio_of_ours_stays_the_same(tmp_path: Path, name: str) -> None:
    assert converted(OTHERS / name, tmp_path / "mine") == load_corpus(OTHERS / name)


def test_the_portfolio_that_ships_stays_the_same(corpus: Path, tmp_path: Path) -> None:
    assert converted(corpus, tmp_path / "mine") == load_corpus(corpus)


@pytest.mark.parametrize("resume", AWKWARD.values(), ids=AWKWARD.keys())
def test_awkward_portfolios_stay_the_same(tmp_path: Path, resume: Resume) -> None:
    source = tmp_path / "resume.json"
    source.write_text(json.dumps(resume), encoding="utf-8")
    assert converted(source, tmp_path / "mine") == load_corpus(source)


@pytest.mark.parametrize("seed", range(4))
def test_any_text_is_read_back_as_it_was(tmp_path: Path, seed: int) -> None:
    chosen = random.Random(seed)

    def texts(most: int) -> list[str]:
        return [chosen.choice(TEXTS) for _ in range(chosen.randint(0, most))]

    entries = tuple(
        Entry(
            id=f"role/e{number:03}",
            kind="role",
            title=chosen.choice(TEXTS),
            text="\n\n".join(texts(4)),
            highlights=tuple(item for each in texts(3) if (item := each.strip())),
            position=chosen.choice(TEXTS),
            technologies=tuple(texts(3)),
        )
        for number in range(200)
    )
    write(entries, tmp_path / "mine")
    assert load_corpus(tmp_path / "mine") == entries


def test_what_is_written_is_easy_to_edit() -> None:
    entry = Entry(
        id="role/acme",
        kind="role",
        title="Acme",
        organisation="Acme",
        position="Engineer",
        start="Mar 2021",  # type: ignore[arg-type]
        technologies=("Go", "C++"),
        text="Built a *fast* mill.\n\nIt runs (a_b_c).",
        highlights=("Saved 40%",),
    )
    assert file_of(entry) == Path("roles/acme.md")
    assert page(entry, 2) == (
        "---\ntitle: Acme\norganisation: Acme\nposition: Engineer\nstart: Mar 2021\n"
        "technologies: [Go, C++]\norder: 2\n---\n\n"
        "Built a \\*fast\\* mill.\n\nIt runs (a_b_c).\n\n- Saved 40%\n"
    )


def test_the_command_says_what_it_wrote(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    assert main(["convert", str(RESUMES / "full.yaml"), str(folder)]) == 0
    assert "has the 14 entries of" in capsys.readouterr().out
    assert (folder / "profile.md").exists()


@pytest.mark.parametrize("is_folder", [True, False])
def test_what_is_there_is_never_overwritten(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], is_folder: bool
) -> None:
    place = tmp_path / "mine"
    kept = place / "notes.txt" if is_folder else place
    kept.parent.mkdir(exist_ok=True)
    kept.write_text("mine", encoding="utf-8")
    assert main(["convert", str(RESUMES / "full.json"), str(place)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "name a new or an empty folder" in said
    assert kept.read_text("utf-8") == "mine"


def test_a_source_that_cannot_be_read_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cv.json").write_text('{"work": 1}', encoding="utf-8")
    assert main(["convert", str(tmp_path / "cv.json"), str(tmp_path / "mine")]) == 2
    assert "cv.json:1: work must be a list" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["cv.json"]


def test_a_folder_that_fails_halfway_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConvertError), new_folder(tmp_path / "mine") as draft:
        (draft / "half.md").write_text("half", encoding="utf-8")
        raise ConvertError("no")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FolderError, match=r"mine: cannot be written: Not a directory$"):
        convert(RESUMES / "full.json", tmp_path / "file" / "mine")
