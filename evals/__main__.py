"""`python -m evals`, `python -m evals checker`, `compare`, `derived`, `speed`,
`written` and `external`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module

COMMANDS = {
    "checker": "evals.checker",
    "compare": "evals.compare",
    "derived": "evals.derived",
    "external": "evals.external",
    "speed": "evals.speed",
    "written": "evals.written",
}
"""Each has a `main(arguments) -> exit code`, and is imported only when it is called: one needs
what another must not load."""


def main(argv: Sequence[str]) -> int:
    """0 when every bar is held, 1 when one is missed, 2 on bad input."""
    command = argv[0] if argv else ""
    module = import_module(COMMANDS.get(command, "evals.suite"))
    if not hasattr(module, "main"):
        print(f"{command}: not part of this version", file=sys.stderr)
        return 2
    code: int = module.main(argv[1:] if command in COMMANDS else argv)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
