"""`python -m knowledge.urgency [LIST [SENTENCES...]]`: checks a list, and counts what it finds in sentences."""

import sys
from pathlib import Path

from knowledge.fault import ShelfFault
from knowledge.urgency.figures import figures_of, labelled
from knowledge.urgency.finding import UrgencyFinder
from knowledge.urgency.rule_file import SAMPLE, read_list


def main(arguments: list[str]) -> int:
    """Print the list's faults, each on a line, and return 1; else its rules, and the figures of each file."""
    path = Path(arguments[0]) if arguments else SAMPLE
    try:
        finder = UrgencyFinder(read_list(path))
    except ShelfFault as fault:
        sys.stdout.write(f"{fault}\n")
        return 1
    sys.stdout.write(f"rules: {', '.join(rule.id for rule in finder.listed.rules)}\n")
    for name in arguments[1:]:
        told = [name, *figures_of(finder, labelled(Path(name))).lines()]
        sys.stdout.write("\n".join(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
