"""Sentences on entries, put together from their fields and lines."""
