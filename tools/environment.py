"""Bring `.venv` to what the lock says, and do nothing when it is there already.

    python tools/environment.py run    what the assistant needs
    python tools/environment.py dev    that, and what tests, checks and evals need

`requirements.txt` and `requirements-dev.txt` are the lock. They are used as constraints, so a
package that only another platform needs is still found there. Needs the standard library only,
because it runs before anything is installed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

PIP = "pip==26.3"
"""The first pip that is sure to answer a dry run without downloading the packages themselves."""

PAUSE = 10
"""Seconds to read the warning about the CUDA build in."""

CUDA_WARNING = """
  ATTENTION: the PyTorch that pip is about to install is the build for NVIDIA graphics cards:
  about 2.7 GB to download. The assistant runs on the CPU and has no use for it. To take the
  CPU build (about 0.2 GB), stop this with Ctrl-C and run

      make setup TORCH_INDEX=ADDRESS

  with the address that the install selector on PyTorch's website shows for "CPU".
  Going on in {pause} seconds.
"""


HAS_TORCH = """
import sys, importlib.metadata as installed
sys.exit(installed.version("torch").partition("+")[0] != sys.argv[1])
"""


class SetupError(Exception):
    """What went wrong and what to do about it, in one line."""


@dataclass(frozen=True)
class Stage:
    """One thing the environment can be made ready for."""

    extras: str
    locks: tuple[str, ...]
    includes: tuple[str, ...] = ()


STAGES = {
    "run": Stage("pdf", ("requirements.txt",)),
    "dev": Stage(
        "pdf,llm,evals,test,lint", ("requirements.txt", "requirements-dev.txt"), includes=("run",)
    ),
}


@dataclass(frozen=True)
class Environment:
    """The virtual environment of the project in `root`."""

    root: Path

    @property
    def folder(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def incomplete(self) -> Path:
        """There while something is being installed: what is left of an interrupted set-up."""
        return self.folder / "incomplete"

    def fingerprint(self, stage: str) -> str:
        """Changes with the locks, with what pyproject.toml installs, and with the folder."""
        project = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        parts = {
            "project": project["project"],
            "packages": project.get("tool", {}).get("setuptools"),
            "locks": [(self.root / lock).read_text("utf-8") for lock in STAGES[stage].locks],
            "root": str(self.root.resolve()),
        }
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def _record(self, stage: str) -> Path:
        return self.folder / f"ready-to-{stage}"

    def is_ready(self, stage: str) -> bool:
        """True when the stage was installed whole, from these locks, and its Python still runs."""
        record = self._record(stage)
        if self.incomplete.exists() or not record.exists() or not self.python.exists():
            return False
        return record.read_text("utf-8") == self.fingerprint(stage)

    def prepare(self, stage: str, torch_index: str | None = None, pip: str | None = PIP) -> None:
        """Install what the stage needs. Raises SetupError."""
        if self.is_ready(stage):
            return
        self._create()
        self.incomplete.touch()
        if pip:
            self._pip("install", "-qq", pip)
        self._install_torch(stage, torch_index)
        count = sum(len(pins(self.root / lock)) for lock in STAGES[stage].locks)
        say(f"Installing {count} packages (a minute or two the first time).")
        target = f"{self.root}[{STAGES[stage].extras}]"
        self._pip("install", "-qq", *self._constraints(stage), "--editable", target)
        for done in [stage, *STAGES[stage].includes]:
            self._record(done).write_text(self.fingerprint(done), encoding="utf-8")
        self.incomplete.unlink()

    def _create(self) -> None:
        if self.incomplete.exists():
            say("The last set-up was interrupted: starting .venv afresh.")
            shutil.rmtree(self.folder)
        if self.python.exists() and self._runs("-m", "pip", "--version"):
            return
        if self.folder.exists():
            say("The Python of .venv does not run any more: making it anew.")
            shutil.rmtree(self.folder)
        say(f"Making .venv with Python {sys.version.split()[0]}.")
        self.folder.mkdir()
        self.incomplete.touch()
        done = subprocess.run([sys.executable, "-m", "venv", self.folder], check=False)
        if done.returncode:
            raise SetupError("Python could not make .venv: see the lines above.")

    def _runs(self, *arguments: str) -> bool:
        command = [str(self.python), *arguments]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0

    def _constraints(self, stage: str) -> list[str]:
        return [f"--constraint={self.root / lock}" for lock in STAGES[stage].locks]

    def _install_torch(self, stage: str, torch_index: str | None) -> None:
        """PyTorch comes first, alone, so that its size can be told before the download."""
        version = pins(self.root / STAGES[stage].locks[0]).get("torch")
        if not version or self._runs("-c", HAS_TORCH, version):
            return
        source = [f"--extra-index-url={torch_index}"] if torch_index else []
        install = ["install", *source, *self._constraints(stage), f"torch=={version}"]
        say(f"Asking what PyTorch {version} brings along.")
        if cuda_packages(self._plan(install)):
            print(CUDA_WARNING.format(pause=PAUSE), file=sys.stderr, flush=True)
            time.sleep(PAUSE)
        say("Installing PyTorch.")
        self._pip(*install, *([] if sys.stdout.isatty() else ["-qq"]))

    def _plan(self, install: list[str]) -> dict[str, object]:
        """What pip would install. Only metadata is downloaded for it."""
        options = ["--dry-run", "-qq", "--report=-", "--use-feature=fast-deps"]
        command = [str(self.python), "-m", "pip", *install, *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return json.loads(done.stdout) if done.returncode == 0 else {}

    def _pip(self, *arguments: str) -> None:
        command = [str(self.python), "-m", "pip", "--disable-pip-version-check", *arguments]
        if subprocess.run(command, check=False).returncode:
            self.incomplete.unlink(missing_ok=True)  # pip itself undoes what it could not finish
            raise SetupError("pip could not install: see its lines above, then run make again.")


def pins(lock: Path) -> dict[str, str]:
    """Name -> version of each `name==version` line of a lock."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if "==" in line and not line.startswith("#"))
    return {name.strip(): version.strip() for name, version in pairs}


def cuda_packages(report: dict[str, object]) -> list[str]:
    """Names of the graphics-card packages in pip's installation report, in its order."""
    installs = report.get("install", [])
    assert isinstance(installs, list)
    names = [str(item["metadata"]["name"]) for item in installs]
    return [name for name in names if name.lower().startswith(("nvidia-", "cuda-", "triton"))]


def say(line: str) -> None:
    """Tell what is going on."""
    print(f"set-up: {line}", flush=True)


def main() -> int:
    """Read the command line and prepare the environment of the project around this file."""
    parser = argparse.ArgumentParser(description="Bring .venv to what the lock says.")
    parser.add_argument("stage", choices=sorted(STAGES))
    parser.add_argument("--torch-index", help="address of an index with PyTorch's CPU build")
    options = parser.parse_args()
    try:
        root = Path(__file__).resolve().parent.parent
        Environment(root).prepare(options.stage, options.torch_index or None)
    except SetupError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        say("Stopped. The next run starts afresh.")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
