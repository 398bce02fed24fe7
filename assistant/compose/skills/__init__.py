"""Answers on technologies and skills."""
