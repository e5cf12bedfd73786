import subprocess
import sys

from knowledge.__main__ import main


def test_a_good_shelf_is_counted(capsys):
    assert main([]) == 0
    assert capsys.readouterr().out == "articles: 24, faults: 0\n"


def test_each_fault_is_a_line_with_its_place(edited, capsys):
    folder = edited("sample: true", "sample: maybe")
    assert main([str(folder)]) == 1
    place, count = capsys.readouterr().out.splitlines()
    assert place == f"{folder / 'en' / 'first.md'}:7: sample is not right: give true or false"
    assert count == "articles: 1, faults: 1"


def test_importing_the_room_loads_no_search_engine():
    heavy = "{'tantivy', 'rapidfuzz', 'markdown_it', 'nh3', 'yaml'}"
    probe = f"import sys, knowledge, knowledge.article; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
