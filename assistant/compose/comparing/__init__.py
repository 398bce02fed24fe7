"""Answers that set entries side by side."""
