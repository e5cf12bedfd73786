"""What stands in braces in a canned reply is filled in where it is used."""

import re

VARIABLES = ("visitor", "me", "phone")
_BRACED = re.compile(r"\{([^{}]*)\}")


def unknown_variable(text: str) -> str | None:
    """The first name in braces that stands for nothing, or None."""
    return next((name for name in _BRACED.findall(text) if name not in VARIABLES), None)
