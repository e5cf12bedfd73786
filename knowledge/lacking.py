"""Says which words of a query nobody wrote about."""

from collections.abc import Callable

from knowledge.names import Spotted

MUCH_OF_THE_SHELF = 0.25  # the share of the articles; a word of more tells none from another
# So many telling words that are there, for each that is not, make a query more than the one it lacks.
_OUTWEIGHS = 2


def lacking(
    spotted: Spotted, uses: Callable[[str], bool], share_that_uses: Callable[[str], float]
) -> list[str]:
    """Return the words that are no names and that no article `uses`, each once, in their order.

    None where it has a name that tells, since what is found is about that, and none where more than two telling words
    that are there stand beside each: `share_that_uses`, 0 to 1, tells which are.
    """

    def tells(word: str) -> bool:
        return share_that_uses(word) <= MUCH_OF_THE_SHELF

    if any(map(tells, spotted.names)):
        return []
    words = [word for word in dict.fromkeys(spotted.rest) if not uses(word)]
    there = set(spotted.rest).difference(words)
    return [] if words and sum(map(tells, there)) > _OUTWEIGHS * len(words) else words
