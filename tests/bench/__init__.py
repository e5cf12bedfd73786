"""`make bench`: ratios against the servers that people would write, measured side by side."""
