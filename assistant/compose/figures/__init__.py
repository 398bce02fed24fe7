"""Answers with numbers: which figure, of what, exactly as written."""
