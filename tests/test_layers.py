"""Imports go one way, stand at the top of the file, and are of named dependencies."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from lock import canonical
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("index", "assistant", "evals")
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts in the pyproject.toml of a folder."""
    command = [sys.executable, "-c", LINT, "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def modules() -> list[Path]:
    return [ROOT / "app.py", *(file for name in PACKAGES for file in (ROOT / name).rglob("*.py"))]


def imports(nodes: Iterator[ast.AST]) -> Iterator[tuple[int, str]]:
    """(line, module) of each import among the nodes."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


def imports_in_functions(file: Path) -> Iterator[tuple[int, str]]:
    tree = ast.parse(file.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from imports(ast.walk(node))


def test_every_layer_imports_only_what_is_below_it() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("index/search.py", "import assistant.engine"),
        ("assistant/engine.py", "import evals.cases"),
        ("assistant/engine.py", "import assistant.web.api"),
        ("evals/cases.py", "import assistant.web.api"),
    ],
)
def test_an_import_in_the_wrong_direction_is_found(tmp_path: Path, module: str, line: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    written = ("index/search", "assistant/engine", "assistant/web/api", "evals/cases")
    for name in (*written, "assistant/compose/about"):
        file = tmp_path / f"{name}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.touch()
    assert lint_imports(tmp_path).returncode == 0
    (tmp_path / module).write_text(line)
    result = lint_imports(tmp_path)
    assert result.returncode == 1
    assert "BROKEN" in result.stdout


def test_nothing_imports_app() -> None:
    found = [
        f"{file.relative_to(ROOT)}:{line}"
        for file in modules()
        for line, module in imports(ast.walk(ast.parse(file.read_text("utf-8"))))
        if module == "app"
    ]
    assert found == []


def test_an_import_inside_a_function_has_its_reason_beside_it() -> None:
    found = []
    for file in modules():
        lines = file.read_text("utf-8").splitlines()
        for line, module in imports_in_functions(file):
            above = line - 2
            while above > 0 and lines[above].lstrip().startswith(("import ", "from ")):
                above -= 1
            if "#" not in lines[line - 1] + lines[above]:
                found.append(f"{file.relative_to(ROOT)}:{line}: {module}")
    assert found == []


def test_every_package_that_is_imported_is_a_direct_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = (project["dependencies"], *project["optional-dependencies"].values())
    direct = {canonical(Requirement(line).name) for group in groups for line in group}
    owners = packages_distributions()
    known = {*PACKAGES, "", *sys.stdlib_module_names}
    undeclared = {
        f"{file.relative_to(ROOT)}:{line}: {module}"
        for file in modules()
        for line, module in imports(ast.walk(ast.parse(file.read_text("utf-8"))))
        if (top := module.partition(".")[0]) not in known
        and not direct & {canonical(owner) for owner in owners.get(top, [])}
    }
    assert undeclared == set(), "name it in pyproject.toml, then run make lock"


def test_tests_stay_flat_because_a_folder_named_index_would_shadow_the_package() -> None:
    assert list((ROOT / "tests").glob("*/__init__.py")) == []
    assert [file.name for file in (ROOT / "tests").glob("*/test_*.py")] == []
