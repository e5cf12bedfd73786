"""The doors: what comes in is parsed once and performed; what happened goes out to those who may see it."""
