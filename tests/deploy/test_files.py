"""The container files and nginx's configuration, held against the compose specification and against the code."""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from front import render

from chat_server.app import create_core, create_flask
from chat_server.cli import cli
from chat_server.serving import LONGEST_END_S
from chat_server.settings import Settings, load_settings, variable
from chat_server.transport import gate, listener
from chat_server.transport.engine import LARGEST_BODY
from chat_server.transport.frames import LARGEST_MESSAGE

ROOT = Path(__file__).parent.parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"].startswith("helpline")}
WORKERS = {name: service for name, service in OURS.items() if service["command"] == ["run"]}
DOCKERFILE = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
NGINX = (ROOT / "deploy" / "nginx.conf").read_text()
SETTINGS = {variable(name, field): field for name, field in Settings.model_fields.items()}


def instructions(name):
    return [line.split(None, 1)[1] for line in DOCKERFILE.splitlines() if line.startswith(f"{name} ")]


def image_environment():
    return dict(pair.split("=", 1) for line in instructions("ENV") for pair in line.split())


def filled_in(value):
    """What compose makes of `${NAME:-default}` and `${NAME:?what is missing}` with nothing else given."""
    return re.sub(r"\$\{\w+:([-?])([^}]*)\}", lambda found: found[2] if found[1] == "-" else "", str(value))


def seconds(value):
    return int(re.fullmatch(r"(\d+)s", value)[1])


def directive(name, text=NGINX):
    return re.findall(rf"^\s*{name}\s+([^;]+);", text, re.MULTILINE)


def test_the_compose_file_fits_the_compose_specification():
    checker = Path(sys.executable).parent / "check-jsonschema"
    schema = ["--builtin-schema", "vendor.compose-spec"]
    done = subprocess.run(
        [checker, *schema, ROOT / "docker-compose.yml"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_has_no_rights_that_it_does_not_need(name):
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    user, group = service["user"].split(":")
    assert int(user) > 0
    assert int(group) > 0
    assert "privileged" not in service
    assert "cap_add" not in service


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_is_watched_and_started_again_but_the_one_that_ends(name):
    service = SERVICES[name]
    if name == "migrate":
        assert (service["restart"], service["healthcheck"]) == ("no", {"disable": True})
    else:
        assert service["restart"] == "unless-stopped"
        assert service["healthcheck"]["test"][0] == "CMD"


def test_only_nginx_is_reached_from_outside_and_only_workers_reach_the_data():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["nginx"]
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    inside = {name for name, service in SERVICES.items() if "inside" in service["networks"]}
    assert inside == {*OURS, "postgres", "redis"}


@pytest.mark.parametrize("name", OURS)
def test_every_setting_that_is_given_exists_and_production_starts_with_them(name, tmp_path, monkeypatch):
    given = OURS[name]["environment"]
    assert {variable_.removesuffix("_FILE") for variable_ in given} <= set(SETTINGS)
    values = {"secret_key": "s" * 40, "database_url": "postgresql://helpline:secret@postgres/helpline"}
    for variable_ in [one for one in os.environ if one.startswith("HELPLINE_")]:
        monkeypatch.delenv(variable_)
    for variable_, value in {**image_environment(), **given}.items():
        told = filled_in(value)
        if variable_.endswith("_FILE"):
            secret = told.removeprefix("/run/secrets/")
            (tmp_path / secret).write_text(values[secret] + "\n")
            told = str(tmp_path / secret)
        monkeypatch.setenv(variable_, told or "https://chat.example.org")
    monkeypatch.setenv("HELPLINE_SITES", filled_in(given["HELPLINE_SITES"]))
    settings = load_settings()
    assert (settings.mode, settings.host, settings.port) == ("production", "0.0.0.0", 8000)
    assert (settings.secret_key, settings.database) == (values["secret_key"], values["database_url"])
    assert settings.redis_url.startswith("redis://redis:")


@pytest.mark.parametrize("name", [*OURS, "postgres"])
def test_every_secret_comes_from_a_file_that_git_and_the_image_leave_alone(name):
    service = SERVICES[name]
    files = [v for k, v in service["environment"].items() if k.endswith("_FILE")]
    assert {file.removeprefix("/run/secrets/") for file in files} == set(service["secrets"])
    assert set(service["secrets"]) <= set(COMPOSE["secrets"])
    guide = (ROOT / "docs" / "operations.md").read_text()
    for secret in service["secrets"]:
        assert COMPOSE["secrets"][secret] == {"file": f"./secrets/{secret}"}
        assert f"secrets/{secret}" in guide
    assert "secrets/" in (ROOT / ".gitignore").read_text().splitlines()
    assert "!secrets" not in (ROOT / ".dockerignore").read_text()


def test_every_command_exists():
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    assert set(json.loads(instructions("ENTRYPOINT")[0])) == set(scripts)
    commands = [json.loads(instructions("CMD")[0]), *(service["command"] for service in OURS.values())]
    for name, *arguments in commands:
        assert name in cli.commands
        assert arguments == []


def test_workers_begin_after_the_migration_and_get_the_time_that_a_drain_takes():
    assert len(WORKERS) == 2
    for service in WORKERS.values():
        assert service["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
        assert service["depends_on"]["postgres"] == {"condition": "service_healthy"}
        assert seconds(service["stop_grace_period"]) > max(10, LONGEST_END_S)
    assert set(SERVICES["nginx"]["depends_on"]) == set(WORKERS)


def test_every_health_check_asks_for_a_page_that_exists(tmp_path):
    core = create_core(load_settings(mode="demo", data=tmp_path), "k" * 32)
    pages = {rule.rule for rule in create_flask(core, lambda: True).url_map.iter_rules()}
    core.database.close()
    asked = {name: " ".join(service["healthcheck"]["test"]) for name, service in WORKERS.items()}
    asked |= {"image": DOCKERFILE.split("HEALTHCHECK", 1)[1].splitlines()[0]}
    for told in asked.values():
        port, path = re.search(r"http://127\.0\.0\.1:(\d+)(/\w+)", told).groups()
        assert (port, path) == (image_environment()["HELPLINE_PORT"], "/readyz")
        assert path in pages
        # What is repaired on the board must not keep the board from coming up.
        assert "/readyz?except=calendar'" in told
    nginx = SERVICES["nginx"]
    address = nginx["healthcheck"]["test"][-1]
    assert address == f"http://127.0.0.1:{nginx['environment']['HELPLINE_LISTEN']}/healthz"
    assert "/healthz" in pages


def test_every_address_and_port_leads_to_what_is_there():
    port = image_environment()["HELPLINE_PORT"]
    assert instructions("EXPOSE") == [port]
    nginx = SERVICES["nginx"]
    for number, service in enumerate(WORKERS.values(), 1):
        address = service["networks"]["front"]["ipv4_address"]
        assert nginx["environment"][f"HELPLINE_WORKER_{number}"] == f"{address}:{port}"
    assert nginx["ports"][0].rsplit(":", 1)[1] == nginx["environment"]["HELPLINE_LISTEN"]
    hosts = re.findall(r"redis://(\w+)", str(OURS))
    assert set(hosts) <= set(SERVICES)


def test_every_file_that_is_mounted_or_copied_is_there_and_let_into_the_image():
    let_in = {line[1:].rstrip("/") for line in (ROOT / ".dockerignore").read_text().split() if line[0] == "!"}
    copied = [line.split()[:-1] for line in instructions("COPY") if not line.startswith("--from")]
    for source in [path for sources in copied for path in sources]:
        assert (ROOT / source).exists(), source
        assert source.split("/")[0] in let_in, source
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]
    assert set(packages["wheel"]["packages"]) <= {path for sources in copied for path in sources}
    for volume in SERVICES["nginx"]["volumes"]:
        assert (ROOT / volume.split(":")[0]).is_file()


def test_the_final_image_has_no_compiler_and_no_root():
    *_, final = DOCKERFILE.split("\nFROM ")
    assert re.match(r"python:3\.\d+-slim\n", final)
    assert "apt" not in final
    assert "pip install" not in final
    assert re.search(r"^USER 10001:10001$", final, re.MULTILINE)
    assert {service["user"] for service in OURS.values()} == {"10001:10001"}


def test_nginx_is_given_every_name_that_its_configuration_asks_for():
    asked = set(re.findall(r"\$\{(\w+)\}", re.sub(r"#.*", "", NGINX)))
    given = {name for name in SERVICES["nginx"]["environment"] if name.startswith("HELPLINE_")}
    assert asked == given
    assert re.findall(r"HELPLINE_\w+|_2", NGINX.split("worker_processes")[0])
    for name in ("HELPLINE_PHONE_NUMBER", "HELPLINE_PHONE_URI"):
        assert filled_in(SERVICES["nginx"]["environment"][name]) == SETTINGS[name].default


def test_nginx_takes_no_more_than_the_workers_would():
    outer, sockets = directive("client_max_body_size")
    assert (outer, sockets) == (f"{LARGEST_MESSAGE // 1024}k", f"{LARGEST_BODY // 1024**2}m")


def test_nginx_gives_one_address_as_much_as_a_worker_would():
    share = gate.MOST_OF_AN_ADDRESS + listener.MOST_OF_AN_ADDRESS
    assert directive("limit_conn") == [f"addresses {share}"]
    assert directive("limit_conn_status") == ["429"]


def test_nginx_waits_for_nobody_who_is_slow_to_speak_or_to_listen():
    assert directive("client_header_timeout") == ["10s"]
    assert directive("client_body_timeout") == ["10s"]
    assert directive("send_timeout") == ["30s"]


def test_nginx_waits_longer_than_a_silent_connection_may_last():
    defaults = load_settings(mode="demo")
    for_sockets = re.search(r"location /socket\.io/ \{(.*?)\}", NGINX, re.DOTALL)[1]
    (patience,) = directive("proxy_read_timeout", for_sockets)
    assert seconds(patience) > defaults.ping_seconds + defaults.ping_timeout_seconds
    assert directive("proxy_buffering", for_sockets) == ["off"]


def test_nginx_writes_no_address_no_path_and_no_word_anywhere():
    assert directive("access_log") == ["off"]
    assert directive("error_log") == ["stderr emerg"]
    assert set(directive("proxy_request_buffering")) == {"off"}
    assert directive("proxy_max_temp_file_size") == ["0"]


def test_a_visitors_address_is_the_one_that_nginx_saw():
    for service in OURS.values():
        assert filled_in(service["environment"]["HELPLINE_PROXIES"]) == "1"
    assert "proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;" in NGINX


def test_nginx_accepts_its_configuration(nginx_binary, tmp_path):
    given = {name: filled_in(v) for name, v in SERVICES["nginx"]["environment"].items()}
    (tmp_path / "nginx.conf").write_text(render({**given, "HELPLINE_LISTEN": "127.0.0.1:8080"}))
    done = subprocess.run(
        [nginx_binary, "-t", "-p", f"{tmp_path}/", "-c", tmp_path / "nginx.conf"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
