"""Turns a page from elsewhere into the draft of an article, and shows an editor what was done to it."""
