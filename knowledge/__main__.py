"""`python -m knowledge [FOLDER]`: checks a shelf and prints what an editor has to mend."""

import sys
from datetime import date
from pathlib import Path

from knowledge.library import inspect, shelf_folder


def main(arguments: list[str]) -> int:
    """Print each fault on a line of its own; return 1 if there are any."""
    folder = Path(arguments[0]) if arguments else shelf_folder()
    shelf = inspect(folder, date.today())
    for fault in shelf.faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"articles: {len(shelf.articles)}, faults: {len(shelf.faults)}\n")
    return 1 if shelf.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
