"""What the tests of `python -m assistant` share."""

from __future__ import annotations

import pytest

Capture = pytest.CaptureFixture[str]


def one_line(capsys: Capture) -> str:
    """The only line on standard error; nothing is on standard output."""
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1 and "Traceback" not in err
    return err.strip()
