"""Pages of one maker's record, one file per matter."""
