"""Which entries and lines a question is about."""
