import re
from datetime import timedelta

import pytest

from chat_server.protocol.fields import TOPICS
from chat_server.rules.topic_overflow import Overflow, TopicRules, parse_overflow


def test_rules_are_read_each_with_its_topics_and_its_wait():
    found = parse_overflow("side_effects = treatment + immunotherapy @ 20, coping=services@0", TOPICS)
    assert found == {
        "side_effects": Overflow(("treatment", "immunotherapy"), timedelta(seconds=20)),
        "coping": Overflow(("services",), timedelta(0)),
    }
    assert parse_overflow("", TOPICS) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("side_effects", "is no overflow; give topic=other"),
        ("side_effects=treatment", "is no overflow; give topic=other"),
        ("side_effects=treatment@-5", "is no overflow; give topic=other"),
        ("side_effects=@20", "'' is no topic; choose from"),
        ("weather=treatment@20", "'weather' is no topic; choose from diagnosis, "),
        ("coping=coping@20", "names coping twice"),
        ("coping=other@20,coping=services@30", "names coping twice"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_give(text, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        parse_overflow(text, TOPICS)


def test_after_the_patience_everybody_is_asked_and_a_chat_without_a_topic_overflows_nowhere():
    rules = TopicRules(timedelta(seconds=60), parse_overflow("coping=services@90", TOPICS))
    assert list(rules.instead_of("coping", timedelta(seconds=60))) == [None]
    assert list(rules.instead_of("coping", timedelta(seconds=90))) == ["services", None]
    assert list(rules.instead_of(None, timedelta(seconds=59))) == []
