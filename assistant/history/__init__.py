"""Questions that lean on the turns before them.

`completing` says which of the forms a follow-up has and gives the question as it would be asked
alone; the other modules are those forms. What was said before is never evidence.
"""
