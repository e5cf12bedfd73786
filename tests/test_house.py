"""The house rules that no single room can keep."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from chat_server import documents
from chat_server.actions.action import Manner
from chat_server.app import create_core, create_flask
from chat_server.protocol import staff as staff_contract
from chat_server.protocol import visitor as visitor_contract
from chat_server.settings import Settings, load_settings, variable
from chat_server.transport import staff, visitor
from chat_server.transport.http import ROUTES

ROOT = Path(__file__).parent.parent
TABLES = {
    "visitor": (visitor.table(lambda *_: None), visitor_contract.COMMANDS),
    "staff": (staff.TABLE, staff_contract.COMMANDS),
}


def test_imports_run_one_way():
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", TABLES)
def test_every_command_of_the_contract_is_in_its_doors_table_and_says_who_may_use_it(name):
    table, contract = TABLES[name]
    assert set(table) == set(contract)
    for command, row in table.items():
        assert row.contract is contract[command]
        assert isinstance(row.action.manner, Manner)
        assert bool(row.roles) == (name == "staff"), command


def test_every_route_says_who_may_use_it(tmp_path):
    core = create_core(load_settings(mode="demo", data=tmp_path), "k" * 32)
    flask = create_flask(core, lambda: True)
    assert {rule.endpoint for rule in flask.url_map.iter_rules()} == set(ROUTES)
    core.database.close()


def test_the_document_of_http_addresses_has_every_route_and_no_other(tmp_path):
    core = create_core(load_settings(mode="demo", data=tmp_path), "k" * 32)
    flask = create_flask(core, lambda: True)
    served = {
        (re.sub(r"<(?:path:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in flask.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    answer = flask.test_client().get("/api/openapi.json")
    told = {(path, method) for path, methods in answer.json["paths"].items() for method in methods}
    assert (answer.status_code, answer.mimetype, told) == (200, "application/json", served)
    schemas = answer.json["components"]["schemas"]
    assert set(re.findall(r"#/components/schemas/(\w+)", answer.text)) <= set(schemas)
    core.database.close()


def test_only_perform_calls_actions():
    for path in sorted((ROOT / "chat_server").glob("**/*.py")):
        if "actions" in path.parts or path.name == "perform.py":
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                called = ast.unparse(node.func)
                assert not re.match(
                    r"(assigning|board|conversation|duty|presence|queueing|sharing|upkeep)\.", called
                ), path


def test_generated_files_are_fresh():
    done = subprocess.run(
        [sys.executable, "scripts/generate.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_every_setting_has_its_description_and_its_line():
    example = documents.env_example()
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert f"# {variable(name, field)}=" in example


def test_the_application_starts_without_the_heavy_libraries():
    heavy = {"tantivy", "alembic", "holidays", "rapidfuzz", "playwright", "redis"}
    script = "import sys, chat_server.app; print(' '.join(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert heavy.isdisjoint(loaded.stdout.split())


def test_every_dependency_says_why():
    told = (ROOT / "docs" / "dependencies.md").read_text()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = project["dependencies"] + project["optional-dependencies"]["dev"]
    names = {re.split(r"[\[<>=]", wanted)[0] for wanted in declared}
    package = json.loads((ROOT / "package.json").read_text())
    packages = {*package["dependencies"], *package["devDependencies"]}
    for name in names | packages:
        assert f"`{name}`" in told, name


def test_no_server_code_names_what_a_visitor_typed_in_a_log():
    for path in sorted(ROOT.glob("chat_server/**/*.py")):
        for line in re.findall(r"log\.(?:debug|info|warning|error)\(.*", path.read_text()):
            assert not re.search(r"\b(text|name|question|payload|data|message)=", line), (path, line)
