"""The public application, its status page, and the office's queue."""
