"""The eval suite: cases about portfolios, metrics over the answers, and reports of a run."""
