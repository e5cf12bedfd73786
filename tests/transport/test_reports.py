"""Reports over HTTP: who may read them, what is wrong with a question, JSON and CSV."""

import csv
import io

import pytest
from conversing import a_request

from agent_console.reports import REPORTS, as_csv

MONDAY_NOON = "2026-11-23T18:00:00Z"
DAYS = "from=2026-11-01&to=2026-11-30"


def read(helpline, who, query=DAYS, name="turned-away", **headers):
    cookie = {} if who is None else {"Cookie": helpline.sign_in(who)}
    return helpline.request("GET", f"/api/reports/{name}?{query}", headers={**cookie, **headers})


@pytest.fixture
def monday(start):
    return start(HELPLINE_RATE_LIMITS="off", HELPLINE_DEMO_SWITCH="schedule", HELPLINE_DEMO_CLOCK=MONDAY_NOON)


def test_what_was_turned_away_is_read_back_as_json_and_as_csv(monday):
    monday.visitor().refusal("request_chat", a_request(language="es"))
    monday.on_duty("ann")
    vera = monday.visitor()
    vera.do("request_chat", **a_request())
    vera.do("end_chat")
    told = read(monday, "sue").body
    assert (told["report"], told["zone"], told["language"]) == ("turned-away", "America/Chicago", None)
    at = {"at": "2026-11-23T18:00:00.000Z", "local": "2026-11-23T12:00-06:00", "count": 1}
    assert told["rows"] == [
        {**at, "language": "en", "reason": "gave_up"},
        {**at, "language": "es", "reason": "nobody_on_duty"},
    ]
    assert told["totals"] == {
        "count": 2,
        "by_reason": {"gave_up": 1, "nobody_on_duty": 1},
        "by_language": {"en": {"gave_up": 1}, "es": {"nobody_on_duty": 1}},
    }
    for answer in (read(monday, "ada", f"{DAYS}&format=csv"), read(monday, "ada", Accept="text/csv")):
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
        assert "turned-away-2026-11-01-2026-11-30.csv" in answer.headers["Content-Disposition"]
        rows = list(csv.DictReader(io.StringIO(answer.content.decode())))
        assert rows == [{**row, "count": "1"} for row in told["rows"]]
    assert [row["language"] for row in read(monday, "sue", f"{DAYS}&language=es").body["rows"]] == ["es"]


@pytest.mark.parametrize(
    ("who", "status", "code"),
    [(None, 401, "unauthorized"), ("ann", 403, "forbidden"), ("sue", 404, "not_found")],
)
def test_who_it_is_comes_before_what_is_asked(helpline, who, status, code):
    for query in (DAYS, "nonsense=1"):
        answer = read(helpline, who, query, name="no-such-report")
        assert (answer.status, answer.body["error"]["code"]) == (status, code)


def test_an_ended_session_and_a_foreign_page_read_nothing(helpline):
    cookie = {"Cookie": helpline.sign_in("sue")}
    path = f"/api/reports/turned-away?{DAYS}"
    foreign = helpline.request("GET", path, headers={**cookie, "Origin": "https://evil.example"})
    assert (foreign.status, foreign.body["error"]["code"]) == (403, "forbidden")
    assert helpline.request("GET", path, headers={**cookie, "Origin": ""}).status == 200
    helpline.request("DELETE", "/api/staff/session", headers=cookie)
    assert helpline.request("GET", path, headers=cookie).status == 401


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("to=2026-11-30", "from"),
        ("from=2026-11-01", "to"),
        ("from=yesterday&to=2026-11-30", "from"),
        ("from=2026-11-01&to=2026-02-30", "to"),
        ("from=2026-11-02&to=2026-11-01", "to"),
        ("from=2026-01-01&to=2026-04-03", "to"),
        ("from=1999-12-31&to=2026-11-30", "from"),
        (f"{DAYS}&language=fr", "language"),
        (f"{DAYS}&format=xml", "format"),
        (f"{DAYS}&nonsense=1", "nonsense"),
        ("from=2026-11-01%00&to=2026-11-30", "from"),
    ],
)
def test_what_is_wrong_is_refused_with_its_field(helpline, query, field):
    answer = read(helpline, "sue", query)
    assert (answer.status, answer.body["error"]["code"]) == (400, "invalid")
    assert answer.body["error"]["field"] == field


def test_any_three_months_fit_into_one_report(helpline):
    assert read(helpline, "sue", "from=2026-07-01&to=2026-09-30").status == 200


def test_no_cell_begins_as_a_formula():
    names = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", 'He said "no", then left', -1]
    rows = list(csv.reader(io.StringIO(as_csv(["name"], [{"name": one} for one in names]), newline="")))
    assert [row[0] for row in rows[1:]] == [
        *(f"'{one}" for one in names[:6]),
        'He said "no", then left',
        "-1",
    ]


def test_every_report_names_its_columns():
    assert all(report.columns and report.tells for report in REPORTS.values())


def test_editors_read_what_is_of_articles_and_no_other_report(helpline):
    theirs = {"articles-used", "articles-missing", "recalls"}
    for name in sorted(REPORTS):
        answer = read(helpline, "ed", name=name).body
        assert ("rows" in answer) if name in theirs else (answer["error"]["code"] == "forbidden")
        assert read(helpline, "ann", name=name).body["error"]["code"] == "forbidden"


def test_editors_read_what_ann_searched_for_in_vain_and_nothing_that_vera_wrote(monday):
    ann = monday.on_duty("ann")
    vera = monday.visitor()
    chat_id = vera.do("request_chat", **a_request(question="My aunt Quimby takes quxomab"))["chat"]["id"]
    ann.do("accept_offer", offer_id=ann.wait_for("offer_made")["offer_id"])
    for query in ("Zebrafish broth", "zebrafish  broth", "quxomab", "quxomab", "bladder cancer"):
        assert ann.do("report_missing", chat_id=chat_id, query=query, language="en") == {"ok": True}
    told = read(monday, "ed", name="articles-missing").body
    row = {"week": "2026-11-23", "language": "en"}
    assert told["rows"] == [
        {**row, "words": "zebrafish broth", "searches": 2},
        {**row, "words": "", "searches": 2},
    ]
    assert told["totals"] == {"searches": 4}
    assert (
        ann.refusal("report_missing", {"chat_id": chat_id, "query": "", "language": "en"})["field"] == "query"
    )


def test_a_call_that_was_filed_over_the_wire_is_in_the_report_of_contacts(monday):
    ann = monday.on_duty("ann")
    record = {"contact_type": "support", "relation": "family", "topics": ["coping"], "outcome": "answered"}
    call = {"client_id": "call-0001", "channel": "phone", "language": "en", "record": record}
    first = ann.do("file_contact", **call)
    assert ann.do("file_contact", **call) == first
    assert ann.refusal("file_contact", {**call, "channel": "pigeon"})["field"] == "channel"
    told = read(monday, "sue", name="contacts").body
    assert (told["totals"]["contacts"], told["totals"]["by_channel"]) == (1, {"phone": 1})
    rows = list(
        csv.DictReader(io.StringIO(read(monday, "sue", f"{DAYS}&format=csv", "contacts").content.decode()))
    )
    assert {row["value"] for row in rows if row["category"] == "topic"} == {"coping"}
