"""Fits the weights of `assistant.answerability` on SQuAD 2.0 and writes them into the package.

    python -m evals.external.fit_answerability --data PATH

Nothing in it is random. What the weights are worth is told by cross-validation, never by them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import assistant
from evals.external import squad2
from evals.external.corpus import CACHE, MODEL, Workshop
from evals.external.logistic import Logistic
from evals.external.scoring import threshold_keeping

TARGET = Path(assistant.__file__).parent / "data" / "answerability.json"
_ABOUT = "Fitted by evals/external/fit_answerability.py; do not edit by hand."


def main(argv: Sequence[str]) -> int:
    """0, or 2 where the data is not there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, default=CACHE)
    wanted = parser.parse_args(argv)
    file = wanted.data / squad2.FILE
    if not file.is_file():
        print(f"{file}: no such file", file=sys.stderr)
        return 2
    questions = squad2.judged(list(squad2.read(file, Workshop(wanted.cache, MODEL))))
    fitted = Logistic.fit(questions.rows, questions.answerable)
    scores = squad2.cross_validated(questions)[questions.answerable]
    weights = dict(zip(questions.names, fitted.weights.round(4).tolist(), strict=True))
    content = {
        "about": _ABOUT,
        "questions": len(questions.rows),
        "weights": {"bias": round(fitted.bias, 4)} | weights,
        "log_odds_kept": {
            share: round(threshold_keeping(float(share), scores), 3)
            for share in ("0.90", "0.95", "0.99")
        },
    }
    TARGET.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
    print(TARGET.read_text("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
