"""`python -m evals external --data PATH`: measures on public sets that nobody here wrote.

Each module measures one set and skips where it is not at PATH. The sets are not part of the
project; the floors are what plain methods reach on them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from evals.external import bipia, limit, mtrag_un, squad2, wice
from evals.external.corpus import CACHE, MODEL, Workshop
from evals.external.figure import Figure, table
from index import CorpusError, IndexingError

SETS: dict[str, ModuleType] = {
    module.NAME: module for module in (squad2, mtrag_un, limit, wice, bipia)
}


def main(argv: Sequence[str]) -> int:
    """0 when no figure is below its floor and no aim of an attack is missed, else 1; 2 on bad
    input. What is not there is said in a line and skipped.
    """
    wanted = _arguments(argv)
    figures: list[Figure] = []
    workshop = Workshop(wanted.cache, MODEL)
    try:
        for name in wanted.only or SETS:
            file = wanted.data / SETS[name].FILE
            if file.is_file():
                figures += SETS[name].measure(wanted.data, workshop)
            else:
                print(f"{name}: skipped, {file} is not there", file=sys.stderr)
    except (CorpusError, IndexingError) as error:
        print(error, file=sys.stderr)
        return 2
    except (KeyError, ValueError) as error:
        print(f"{name}: not in the form that is expected: {error!r}", file=sys.stderr)
        return 2
    if figures:
        print(table(figures))
    return 1 if any(figure.below_floor for figure in figures) else 0


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals external", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the sets")
    parser.add_argument("--only", nargs="+", choices=list(SETS), help="only these sets")
    parser.add_argument("--cache", type=Path, default=CACHE, help="where indexes are kept")
    return parser.parse_args(argv)
