"""Answers on the person as a whole."""
