"""The article shelf: reviewed articles, found and rendered. Imports nothing of the project."""
