"""Print the path of an installed Chromium or Chrome; with --install, add one where it is missing.

The browser named by the environment variable CHROMIUM comes first. Only Debian's package is
installed, and only with the rights for it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
MISSING = (
    "browser: no Chromium or Chrome found. Install one (Debian: apt-get install chromium), or set "
    "CHROMIUM to its path, or run the other tests alone: make test-quick"
)


def find() -> str | None:
    """The path of a browser that can be started, or None."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else [*NAMES, *PATHS]
    return next(filter(None, map(shutil.which, candidates)), None)


def install() -> None:
    """Install Debian's chromium; does nothing without apt-get or without the rights for it."""
    if Path("/etc/debian_version").exists() and shutil.which("apt-get") and os.geteuid() == 0:
        print("browser: installing Debian's package chromium.", file=sys.stderr, flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for step in (("update",), ("install", "--yes", "--no-install-recommends", "chromium")):
            subprocess.run(["apt-get", "-qq", *step], env=quiet, stdout=sys.stderr, check=False)


def main() -> int:
    """Exit code 1, and one line that says what to do, where there is no browser."""
    if "--install" in sys.argv[1:] and not find() and "CHROMIUM" not in os.environ:
        install()
    path = find()
    print(path if path else MISSING, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
