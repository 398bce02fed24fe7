"""Lists and counts of entries."""
