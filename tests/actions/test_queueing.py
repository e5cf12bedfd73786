from datetime import UTC, datetime

from conversing import client_id
from stage import Stage

from chat_server.actions import queueing
from chat_server.actions.action import Visitor
from chat_server.protocol.refusal import Refusal
from chat_server.protocol.staff import OpenHandoff
from chat_server.protocol.visitor import ChoosePhone
from chat_server.records import turned_away

SUNDAY = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def choose_phone(visitor):
    return visitor.stage.do(queueing.choose_phone, ChoosePhone(), visitor.by).ack


def test_a_visitor_joins_the_end_of_the_queue_and_the_question_is_the_first_entry(stage):
    stage.on_duty("Ann")
    stage.visitor()
    vera = stage.visitor(name="Vera", question="Is BCG a vaccine?", topic="immunotherapy")
    assert (vera.chat["state"], vera.chat["position"], vera.chat["last_seq"]) == ("waiting", 2, 1)
    first = vera.reads()["entries"][0]
    assert (first["text"], first["author"]) == ("Is BCG a vaccine?", {"kind": "visitor", "name": "Vera"})
    assert "client_id" not in first


def test_positions_are_counted_within_a_language(stage):
    stage.on_duty("Sofía")
    stage.visitor()
    assert stage.visitor(language="es").chat["position"] == 1


def test_the_same_request_again_gets_the_same_chat_and_token(stage):
    stage.on_duty("Ann")
    vera = stage.visitor(asks=False)
    secret = client_id()
    first = vera.asks(client_id=secret)
    again = stage.visitor(asks=False).asks(client_id=secret, name="Someone else")
    assert (again["token"], again["chat"]["id"]) == (first["token"], first["chat"]["id"])


def test_an_open_chat_is_not_joined_by_a_second(stage):
    stage.on_duty("Ann")
    vera = stage.visitor()
    refusal = vera.requests()
    assert (refusal.code, refusal.details["chat"]["id"]) == ("conflict", vera.chat_id)


def test_after_the_end_the_same_visitor_may_ask_again_under_a_new_token(stage):
    stage.on_duty("Ann")
    vera = stage.visitor()
    before = vera.token
    vera.ends()
    assert vera.asks()["token"] != before


def test_nobody_on_duty_means_the_phone_and_is_counted(stage):
    refusal = stage.visitor(asks=False).requests(language="es")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "phone"
    assert refusal.details["availability"]["reason"] == "nobody_on_duty"
    assert refusal.details["handoff"] is None
    counted = stage.database.read(lambda sql: turned_away.since(sql, SUNDAY))
    assert counted == {"es": {"nobody_on_duty": 1}}


def test_outside_hours_nobody_gets_in(stage):
    stage.on_duty("Ann")
    stage.at = SUNDAY
    refusal = stage.visitor(asks=False).requests()
    assert refusal.details["availability"]["reason"] == "outside_hours"


def test_a_full_queue_turns_away(database):
    stage = Stage(database, queue_cap=1)
    stage.on_duty("Ann")
    stage.visitor()
    assert stage.visitor(asks=False).requests().details["availability"]["reason"] == "queue_full"


def test_a_specialist_who_is_full_still_counts_as_on_duty(database):
    stage = Stage(database, capacity=1)
    stage.talking()
    assert stage.visitor().chat["position"] == 1


def test_choosing_the_phone_leaves_the_queue_with_a_code_that_opens_once(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor(question="Which drugs?", topic="treatment")
    stage.dispatch()
    answer = choose_phone(vera)
    assert vera.chat["state"] == "phoned"
    assert ann.sees()["offers"] == []
    code = answer["handoff"]["code"]
    opened = stage.do(queueing.open_handoff, OpenHandoff(code=f" {code[:4].lower()}-{code[4:]} "), ann.by).ack
    assert opened["summary"] == {
        "language": "en",
        "topic": "treatment",
        "question": "Which drugs?",
        "articles": [],
        "resources": [],
        "shared": [],
    }
    assert stage.refusal(queueing.open_handoff, OpenHandoff(code=code), ann.by).code == "not_found"


def test_a_code_asked_for_again_replaces_the_first(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    lost, fresh = (choose_phone(vera)["handoff"]["code"] for _ in range(2))
    assert stage.refusal(queueing.open_handoff, OpenHandoff(code=lost), ann.by).code == "not_found"
    assert stage.do(queueing.open_handoff, OpenHandoff(code=fresh), ann.by)


def test_a_code_opens_no_more_after_a_day(stage):
    ann = stage.on_duty("Ann")
    code = choose_phone(stage.visitor())["handoff"]["code"]
    stage.later(24 * 3600)
    assert stage.refusal(queueing.open_handoff, OpenHandoff(code=code), ann.by).code == "not_found"


def test_the_phone_without_a_chat_is_just_the_phone(stage):
    answer = choose_phone(stage.visitor(asks=False))
    assert (answer["handoff"], answer["availability"]["phone"]["uri"]) == (None, "tel:+18002272345")


def test_the_phone_without_a_chat_is_told_in_the_visitors_own_language(stage):
    stage.on_duty("Ann")
    victor = Visitor("connection-0", language="es")
    answer = stage.do(queueing.choose_phone, ChoosePhone(), victor).ack
    assert answer["availability"]["reason"] == "nobody_on_duty"


def test_a_running_conversation_cannot_move_to_the_phone(stage):
    vera, _ = stage.talking()
    assert stage.refusal(queueing.choose_phone, ChoosePhone(), vera.by).code == "conflict"


def test_nothing_of_the_token_or_the_secret_is_stored(stage):
    stage.on_duty("Ann")
    vera = stage.visitor(asks=False)
    secret = client_id()
    vera.asks(client_id=secret)
    from sqlalchemy import text

    tables = ("chats", "entries", "connections")
    stored = stage.database.read(
        lambda sql: str([sql.execute(text(f"SELECT * FROM {table}")).all() for table in tables])
    )
    assert vera.chat_id in stored
    assert secret not in stored
    assert vera.token not in stored
