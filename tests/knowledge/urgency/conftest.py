import pytest

from knowledge.urgency.finding import UrgencyFinder
from knowledge.urgency.rule_file import SAMPLE, read_list


@pytest.fixture(scope="session")
def sample() -> UrgencyFinder:
    """The list that comes with the demonstration."""
    return UrgencyFinder(read_list(SAMPLE))
