"""Write the lock: the exact version of every package, from the ranges in pyproject.toml.

    .venv/bin/python tools/lock.py                    keep what is locked, add what is missing
    .venv/bin/python tools/lock.py --upgrade NAME     take the newest NAME that fits (or: all)

`requirements.txt` holds what the assistant needs, `requirements-dev.txt` what tests, checks and
evals need besides. Names and versions only: no addresses, no build labels such as `+cpu`, and no
graphics-card packages, so that one lock serves every platform and every package index.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

from environment import STAGES, cuda_packages, pins

ROOT = Path(__file__).resolve().parent.parent
HEADS = {
    "requirements.txt": "# What the assistant needs. Written by `make lock`; do not edit.\n",
    "requirements-dev.txt": "# What tests, checks and evals need besides requirements.txt.\n"
    "# Written by `make lock`; do not edit.\n",
}


def main() -> int:
    """Resolve the larger stage first; the smaller one gets a part of the same versions."""
    parser = argparse.ArgumentParser(description="Write requirements.txt and requirements-dev.txt.")
    parser.add_argument("--upgrade", action="append", default=[], metavar="NAME")
    upgrade = {canonical(name) for name in parser.parse_args().upgrade}
    kept = {
        name: version
        for lock in HEADS
        if (ROOT / lock).exists() and "all" not in upgrade
        for name, version in pins(ROOT / lock).items()
        if name not in upgrade
    }
    everything = resolve("dev", kept)
    needed = resolve("run", everything)
    write("requirements.txt", needed)
    write("requirements-dev.txt", {n: v for n, v in everything.items() if n not in needed})
    return 0


def resolve(stage: str, constraints: dict[str, str]) -> dict[str, str]:
    """Name -> version of all that pip would install for a stage in an empty environment."""
    (ROOT / "var").mkdir(exist_ok=True)
    limits = ROOT / "var" / "lock-constraints.txt"
    limits.write_text("".join(f"{n}=={v}\n" for n, v in constraints.items()), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed"]
    command += ["-qq", "--report=-", f"--constraint={limits}", f"{ROOT}[{STAGES[stage].extras}]"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    limits.unlink()
    if done.returncode:
        sys.exit("The ranges in pyproject.toml do not fit together: see pip's lines above.")
    report = json.loads(done.stdout)
    skipped = {*cuda_packages(report), "portfolio-assistant"}
    found = (item["metadata"] for item in report["install"])
    return {
        canonical(package["name"]): package["version"].partition("+")[0]
        for package in found
        if package["name"] not in skipped
    }


def write(lock: str, versions: dict[str, str]) -> None:
    """Write one lock file, sorted."""
    lines = [f"{name}=={version}\n" for name, version in sorted(versions.items())]
    (ROOT / lock).write_text(HEADS[lock] + "".join(lines), encoding="utf-8")
    print(f"{lock}: {len(lines)} packages")


def canonical(name: str) -> str:
    """`Ruamel_YAML` -> `ruamel-yaml`, as package indexes compare names."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
