"""Decisions: pure functions with `now` as an argument. Imports nothing of the project."""
