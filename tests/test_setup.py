"""The lock, `make`, and the script that brings `.venv` to what the lock says."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import browser
import pytest
from environment import Environment, cuda_packages, pins
from lock import canonical
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DIRECT = [
    Requirement(text)
    for group in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
    for text in group
]
LOCKED = pins(ROOT / "requirements.txt") | pins(ROOT / "requirements-dev.txt")

# A project that pip can install without a network: it builds itself.
BACKEND = """
import zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    info, name = "tiny-1.dist-info", "tiny-1-py3-none-any.whl"
    with zipfile.ZipFile(f"{folder}/{name}", "w") as wheel:
        for file, text in {
            "METADATA": "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\n",
            "WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
            "RECORD": "",
        }.items():
            wheel.writestr(f"{info}/{file}", text)
    return name
"""
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "tiny"
version = "1"
"""


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """The environment of a small project, ready to run; every test leaves it so."""
    root = tmp_path_factory.mktemp("tiny")
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "backend.py").write_text(BACKEND)
    (root / "requirements.txt").write_text("")
    (root / "requirements-dev.txt").write_text("")
    environment = Environment(root)
    environment.prepare("run", pip=None)
    return environment


def test_every_direct_dependency_is_locked_within_its_range() -> None:
    outside = [
        str(requirement)
        for requirement in DIRECT
        if not requirement.specifier.contains(LOCKED.get(canonical(requirement.name), "0"))
    ]
    assert outside == [], "run make lock"


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_holds_names_and_versions_and_nothing_of_one_machine(lock: str) -> None:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    odd = [line for line in lines if not re.fullmatch(r"#.*|[a-z0-9-]+==[0-9a-z.]+", line)]
    assert odd == []
    assert len(pins(ROOT / lock)) > 20


def test_the_readme_gives_a_space_the_gradio_that_is_locked() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert re.findall(r"^sdk_version: (\S+)$", readme, re.MULTILINE) == [LOCKED["gradio"]]


def test_the_lock_brings_no_packages_for_graphics_cards() -> None:
    report = {"install": [{"metadata": {"name": name}} for name in LOCKED]}
    assert cuda_packages(report) == []


def test_packages_for_graphics_cards_are_recognised_in_what_pip_would_install() -> None:
    names = ("torch", "nvidia-cublas", "cuda-toolkit", "triton", "numpy")
    report = {"install": [{"metadata": {"name": name}} for name in names]}
    assert cuda_packages(report) == ["nvidia-cublas", "cuda-toolkit", "triton"]


def test_what_is_installed_is_what_is_locked() -> None:
    installed = {name: version(name).partition("+")[0] for name in LOCKED}
    assert installed == LOCKED


def test_a_second_set_up_finds_everything_and_does_nothing(
    tiny: Environment, capfd: pytest.CaptureFixture[str]
) -> None:
    assert tiny.is_ready("run")
    tiny.prepare("run", pip=None)
    assert capfd.readouterr() == ("", "")


def test_what_the_tests_need_is_installed_on_top(
    tiny: Environment, capfd: pytest.CaptureFixture[str]
) -> None:
    assert not tiny.is_ready("dev")
    tiny.prepare("dev", pip=None)
    assert capfd.readouterr().out.startswith("set-up: Installing 0 packages")
    assert tiny.is_ready("dev") and tiny.is_ready("run")


def test_a_changed_lock_is_noticed(tiny: Environment) -> None:
    lock = tiny.root / "requirements.txt"
    lock.write_text("six==1.17.0\n")
    assert not tiny.is_ready("run")
    lock.write_text("")
    assert tiny.is_ready("run")


def test_an_interrupted_set_up_starts_afresh(
    tiny: Environment, capfd: pytest.CaptureFixture[str]
) -> None:
    tiny.incomplete.touch()
    half = tiny.folder / "half-a-package.py"
    half.touch()
    assert not tiny.is_ready("run")
    tiny.prepare("run", pip=None)
    assert "interrupted" in capfd.readouterr().out
    assert tiny.is_ready("run")
    assert not half.exists()


def test_a_python_that_has_gone_is_replaced(tiny: Environment) -> None:
    tiny.python.unlink()
    assert not tiny.is_ready("run")
    tiny.prepare("run", pip=None)
    assert tiny.is_ready("run")


def test_make_without_python_says_what_to_install() -> None:
    command = ["make", "--no-print-directory", "-C", str(ROOT), "setup", "PYTHON="]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout.startswith("Python 3.11 or newer with venv was not found. Install it")
    assert done.stdout.count("\n") == 1


def test_make_alone_lists_every_target_that_is_meant_for_people() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    listed = subprocess.run(["make", "-C", str(ROOT)], capture_output=True, text=True, check=True)
    targets = re.findall(r"^([a-z-]+):.*##", makefile, flags=re.MULTILINE)
    assert {"setup", "run", "test", "lint", "evals", "clean"} <= set(targets)
    assert [name for name in targets if f"\n  {name} " not in listed.stdout] == []


def test_the_browser_named_by_the_environment_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chromium = tmp_path / "my-chromium"
    chromium.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(chromium))
    assert browser.find() == str(chromium)


def test_without_a_browser_one_line_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "PATHS", ())
    monkeypatch.setattr(sys, "argv", ["browser.py"])
    assert browser.main() == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("browser: no Chromium or Chrome found. Install one")
