"""A list that is wrong says so with its line, its field and the remedy."""

import pytest

from knowledge.article import LANGUAGES
from knowledge.fault import ShelfFault
from knowledge.reading_grade import ease, grade
from knowledge.urgency.__main__ import main
from knowledge.urgency.rule_file import read_list

LIST = """\
sample: false
approved_by: A. Clinician
approved_on: 2026-11-02
contexts:
  - name: car_t
    en: [car_t]
rules:
  - id: fever
    title: {en: A fever, es: Fiebre}
    wording: {en: Please call., es: Por favor llame.}
    references: []
    heeds: [denied]
    signs:
      - contexts: [car_t]
        en:
          - fever
          - leg/calf + hot
"""
FAULTS = [
    ("car_t]\nrules", "car_t]\nwhatever: 1\nrules", "7: whatever: unknown field"),
    (
        "contexts: [car_t]",
        "contexts: [bcg]",
        "14: rules: signs: contexts is not right: give names of contexts",
    ),
    ("- fever\n", "- '+ x'\n", "16: rules: signs: en has no sign here: give words such as"),
    ("leg/calf", "le*/calf", "17: rules: signs: en has no sign here"),
    ("[denied]", "[doubted]", "12: rules: heeds is not right: give a list of any of denied, past"),
    ("id: fever", "id: A fever", "8: rules: id is not right: give a name of small letters"),
    (
        "{en: A fever, es: Fiebre}",
        "{en: A fever}",
        "9: rules: title is not right: give a text in each language",
    ),
    ("sample: false", "sample: maybe", "1: sample is not right: give true or false"),
    ("approved_by: A. Clinician\n", "", "1: approved_by is missing: add `approved_by:` with text"),
    ("[denied]", "[denied", "12: the list: a quote or a bracket is opened and never closed: close it"),
]


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "list.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_list_is_read_as_it_stands(written):
    listed = read_list(written(LIST))
    (rule,) = listed.rules
    assert (listed.sample, listed.approved_by, rule.id, rule.heeds) == (
        False,
        "A. Clinician",
        "fever",
        {"denied"},
    )
    assert rule.signs[0].contexts == ("car_t",)


@pytest.mark.parametrize(("right", "wrong", "told"), FAULTS)
def test_what_is_wrong_is_told_with_its_line_and_the_remedy(written, capsys, right, wrong, told):
    assert right in LIST
    path = written(LIST.replace(right, wrong, 1))
    with pytest.raises(ShelfFault) as fault:
        read_list(path)
    assert f"{path}:{told}" in str(fault.value)
    assert main([str(path)]) == 1
    assert f"{path}:{told}" in capsys.readouterr().out


def test_two_rules_have_two_ids(written):
    path = written(LIST + LIST.partition("rules:\n")[2])
    with pytest.raises(ShelfFault, match=r":18: rules: id is given twice: give each its own"):
        read_list(path)


def test_a_file_that_is_not_there_is_told_with_its_path(tmp_path):
    with pytest.raises(ShelfFault, match=r"none\.yaml:1: the list cannot be read: No such file"):
        read_list(tmp_path / "none.yaml")


def test_the_sample_says_that_no_clinician_has_approved_it(sample):
    assert sample.listed.sample
    assert "no clinician has approved" in sample.listed.approved_by


def test_what_a_specialist_may_say_is_plain_names_a_number_and_has_its_sources(sample):
    for rule in sample.listed.rules:
        assert grade(rule.wording["en"]) <= 8, rule.id
        assert ease(rule.wording["es"]) >= 60, rule.id
        assert rule.references, rule.id
        for language in LANGUAGES:
            assert "911" in rule.wording[language], rule.id
            assert len(rule.wording[language]) < 500, rule.id
            assert rule.title[language].strip(), rule.id
    assert "988" in sample.listed.rules[0].wording["en"]
