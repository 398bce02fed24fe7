"""Answers on when something was, how long it lasted, and what came first."""
