"""Both faces in a real browser: what they take of a slow machine, and of its memory over a shift."""
