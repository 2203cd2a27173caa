"""Which rows are the same business."""
