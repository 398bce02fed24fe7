"""`python -m evals checker`: precision and recall of the checker of free text."""

from evals.checker.run import main

__all__ = ["main"]
