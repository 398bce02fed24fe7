"""Forms of questions: what their words and order show, whatever the portfolio is.

Each module finds one form in a text: an aside, an exclusion, a guess, a count, a need, a pointer
back. Nothing here knows a portfolio or composes an answer.
"""
