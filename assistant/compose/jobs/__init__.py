"""Answers on jobs: by order, place, title and line of business."""
