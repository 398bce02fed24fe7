"""What the documents name exists: settings, targets, commands, links; their examples are read."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from assistant.settings import Settings
from evals.case_files import load_cases
from index import load_corpus

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
names = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)

COMMAND = re.compile(r"python -m ((?:index|assistant|evals)(?:[ \t]+[^\n`|]*)?)")
LINK = re.compile(r"""\]\(([^)\s]+)\)|<img src="([^"]+)""")


def anchors(document: Path) -> set[str]:
    """The addresses of the headings of a document, as they are on GitHub."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def example(name: str) -> str:
    """The fenced block below `<!-- example: name -->` in CONTRIBUTING.md."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    pattern = rf"<!-- example: {re.escape(name)} -->\n```\w+\n(.*?)^```"
    found = re.search(pattern, text, flags=re.DOTALL | re.MULTILINE)
    assert found, f"no example {name!r}"
    return found[1]


@cache
def usage(*command: str) -> str:
    """What `python -m ... --help` prints; fails where there is no such command."""
    line = [sys.executable, "-m", *command, "--help"]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"python -m {' '.join(command)}: {done.stderr}"
    return done.stdout


def as_written(default: object) -> str:
    """A default as it would be set: `true`, `7860`, or nothing."""
    if isinstance(default, bool):
        return str(default).lower()
    return "" if default in (None, ()) else str(default)


def settings_table() -> dict[str, str]:
    """Setting -> default, from the table in the README."""
    rows = re.findall(
        r"^\| `(ASSISTANT_\w+)` \| (?:`([^`]*)`)? ?\|",
        (ROOT / "README.md").read_text("utf-8"),
        flags=re.MULTILINE,
    )
    return dict(rows)


def test_the_readme_lists_every_setting_with_its_default() -> None:
    defaults = {
        f"ASSISTANT_{name.upper()}": as_written(field.default)
        for name, field in Settings.model_fields.items()
    }
    assert settings_table() == defaults


@names
def test_every_make_target_that_a_document_names_exists(document: Path) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE)
    named = re.findall(
        r"(?:^    |`|=\S+ )make ([a-z-]+)", document.read_text("utf-8"), re.MULTILINE
    )
    assert set(named) <= set(targets)


@names
def test_every_command_that_a_document_names_exists_with_its_options(document: Path) -> None:
    for command in COMMAND.findall(document.read_text("utf-8")):
        package, *words = command.split()
        options = {word for word in words if re.fullmatch(r"--[a-z-]+", word)}
        verbs = [word for word in words[:1] if re.fullmatch(r"[a-z]+", word)]
        text = usage(package, *verbs)
        assert [option for option in sorted(options) if option not in text] == [], command


@names
def test_every_link_to_a_file_or_a_heading_leads_there(document: Path) -> None:
    broken = []
    for link in map("".join, LINK.findall(document.read_text("utf-8"))):
        path, _, anchor = link.partition("#")
        if path.startswith(("http:", "https:", "mailto:")):
            continue
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append(link)
    assert broken == []


def test_the_example_of_an_entry_is_read_as_the_text_says(tmp_path: Path) -> None:
    file = tmp_path / "projects" / "price-watcher.md"
    file.parent.mkdir()
    file.write_text(example("projects/price-watcher.md"), encoding="utf-8")
    (entry,) = load_corpus(tmp_path)
    assert entry.id == "project/price-watcher"
    assert entry.period == "Mar 2024 — Jul 2024"
    assert entry.technologies == ("Python", "PostgreSQL")
    assert entry.highlights[0] == "Cut a full comparison from 40 minutes to 6"
    assert entry.text.startswith("Compares the prices of 12 shops every hour")


def test_the_example_of_an_eval_case_is_a_case(tmp_path: Path) -> None:
    file = tmp_path / "cases.yaml"
    cases = "".join(f"  {line}\n" for line in example("case").splitlines())
    file.write_text(f"portfolio: corpus\ntoday: 2026-11-22\ncases:\n{cases}", encoding="utf-8")
    entries = load_corpus(ROOT / "corpus")
    (case_set,) = load_cases([file], lambda _: {entry.id for entry in entries})
    (case,) = case_set.head.cases
    assert case.all_of == ()
    assert case.any_of == ("role/brandlock", "project/distributed-caching-layer")
