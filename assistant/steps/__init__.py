"""The steps from a question as read to a draft: each speaks of one matter, or says None."""
