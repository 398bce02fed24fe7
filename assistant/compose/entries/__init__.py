"""Answers on single entries, and on what they say."""
