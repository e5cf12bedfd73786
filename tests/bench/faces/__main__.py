"""`make faces`. Prints what it measures; nothing of it is a test, since another program's work is in every figure."""

import sys
from collections.abc import Iterator

from bench.faces.house import browser, house
from bench.faces.six_hours import shift
from bench.faces.slow_machine import first_state, loader, long_log


def figures() -> Iterator[str]:
    """Each as soon as it is known."""
    with browser() as running:
        with house() as people:
            yield first_state(running, people)
            yield from loader(running, people)
            yield from long_log(running, people)
        with house() as people:
            yield from shift(running, people)


def main() -> None:
    """Print the figures, one a line."""
    try:
        for figure in figures():
            sys.stdout.write(figure + "\n")
            sys.stdout.flush()
    except RuntimeError as error:
        sys.exit(f"faces: {error}")


if __name__ == "__main__":
    main()
