"""Answers that need no evidence: what is not there, and small talk."""
