"""Says which words of a query nobody wrote about."""

from collections.abc import Callable

from knowledge.names import Spotted

_MUCH_OF_THE_SHELF = 0.25  # the share of the articles; a word of more tells none from another
# So many telling words that are there, for each that is not, make a query more than the one it lacks.
_OUTWEIGHS = 2


def lacking(
    spotted: Spotted, uses: Callable[[str], bool], share_that_uses: Callable[[str], float]
) -> list[str]:
    """Return the words that are no names and that no article `uses`, each once, in their order.

    None where more than two telling words that are there stand beside each: `share_that_uses`, 0 to 1, tells which are.
    """
    words = [word for word in dict.fromkeys(spotted.rest) if not uses(word)]
    there = {*spotted.names, *spotted.rest}.difference(words)
    telling = [word for word in there if words and share_that_uses(word) <= _MUCH_OF_THE_SHELF]
    return [] if len(telling) > _OUTWEIGHS * len(words) else words
