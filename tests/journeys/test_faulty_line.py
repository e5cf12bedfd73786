"""What is typed arrives once and in order, whatever becomes of the line and of the server."""

from contextlib import ExitStack

import pytest
from conversing import Helpline
from ledger import Ledger
from playwright.sync_api import expect
from talkers import Specialist, Visitor

FIRST, SECOND, THIRD = "First of three.", "Second of three.", "Third of three."


def longer(*values):
    """Only by name (`make faults`)."""
    return pytest.param(*values, marks=pytest.mark.longer)


@pytest.fixture
def address(request, tmp_path):
    """The database: SQLite's file, unless the test asks for PostgreSQL."""
    if getattr(request, "param", "sqlite") == "postgresql":
        return request.getfixturevalue("own_database")
    return f"sqlite:///{tmp_path / 'data' / 'helpline.db'}"


@pytest.fixture
def talking(start, visitor, colleague, line, address):
    """Vera talks with Ann; one of them is on the faulty line, the other beside the server."""

    def begin(side, **settings):
        wiring = {"HELPLINE_PUBLIC_URL": line.url, "DATABASE_URL": address}
        house = start(HELPLINE_RATE_LIMITS="off", **wiring, **settings)
        line.target = house.process.port
        faulty = Helpline(line.url)
        ann = colleague(faulty if side is Specialist else house, "ann")
        ann.go_on_duty()
        vera = visitor(faulty if side is Visitor else house)
        vera.open_chat()
        vera.heading("form")
        vera.fill_form("Vera", "")
        vera.start_chat()
        ann.accept("Vera")
        vera.heading("with", "Ann")
        return house, side(vera, ann) if side is Visitor else side(ann, vera)

    return begin


def arrived_once_and_in_order(talker, ledger, *texts):
    for text in texts:
        talker.is_saved(text)
        talker.other_sees(text)
    shown = [text for text in talker.log().get_by_role("article").all_inner_texts() if "of three" in text]
    assert [one for text in shown for one in texts if one in text] == list(texts)
    assert ledger.said(talker.who) == list(texts)


@pytest.mark.parametrize(
    ("side", "reset"), [(Visitor, False), longer(Visitor, True), longer(Specialist, True)]
)
def test_a_line_cut_mid_send_loses_and_doubles_nothing(talking, line, address, side, reset):
    _, talker = talking(side)
    line.hold("up")
    talker.says(FIRST)
    expect(talker.line(FIRST)).to_contain_text(talker.words["sending"])
    line.cut(reset=reset)
    expect(talker.line(FIRST)).to_contain_text(talker.words["kept"])
    talker.says(SECOND)
    talker.says(THIRD)
    for text in (SECOND, THIRD):
        expect(talker.line(text)).to_contain_text(talker.words["kept"])
    assert Ledger(address).said(talker.who) == []
    line.mend()
    arrived_once_and_in_order(talker, Ledger(address), FIRST, SECOND, THIRD)


@pytest.mark.parametrize("side", [longer(Visitor), longer(Specialist)])
def test_a_line_that_goes_silent_is_noticed_and_loses_and_doubles_nothing(talking, line, address, side):
    _, talker = talking(side, HELPLINE_PING_SECONDS="1", HELPLINE_PING_TIMEOUT_SECONDS="1")
    line.hold("up")
    line.hold("down")
    talker.says(FIRST)
    expect(talker.line(FIRST)).to_contain_text(talker.words["kept"])
    talker.says(SECOND)
    line.release()
    talker.says(THIRD)
    arrived_once_and_in_order(talker, Ledger(address), FIRST, SECOND, THIRD)


@pytest.mark.parametrize(
    "moment", [longer("before it is written"), "before it is acknowledged", longer("afterwards")]
)
@pytest.mark.parametrize(
    ("side", "address"), [(Visitor, "sqlite"), (Specialist, "postgresql")], indirect=["address"]
)
def test_a_server_killed_while_it_takes_a_message_loses_and_doubles_nothing(
    talking, line, address, side, moment
):
    house, talker = talking(side)
    ledger = Ledger(address)
    with ExitStack() as until_killed:
        if moment == "before it is written":
            until_killed.enter_context(ledger.locked())
        if moment != "afterwards":
            line.hold("down")
        talker.writes(FIRST)
        line.carries(talker.sends)
        if moment == "before it is acknowledged":
            talker.other_sees(FIRST)
            expect(talker.line(FIRST)).to_contain_text(talker.words["sending"])
        if moment == "afterwards":
            talker.is_saved(FIRST)
        house.process.kill()
    line.cut()
    line.mend()
    written = [FIRST] if moment != "before it is written" else []
    assert ledger.said(talker.who) == written
    talker.says(SECOND)
    expect(talker.line(SECOND)).to_contain_text(talker.words["kept"])
    talker.says(THIRD)
    house.process.start()
    arrived_once_and_in_order(talker, ledger, FIRST, SECOND, THIRD)


@pytest.mark.parametrize("side", [Visitor, Specialist])
def test_where_no_websocket_gets_through_a_conversation_goes_on_by_polling(talking, line, address, side):
    line.takes_websockets = False
    _, talker = talking(side)
    talker.says(FIRST)
    talker.other_sees(FIRST)
    line.cut()
    talker.says(SECOND)
    expect(talker.line(SECOND)).to_contain_text(talker.words["kept"])
    line.mend()
    talker.says(THIRD)
    arrived_once_and_in_order(talker, Ledger(address), FIRST, SECOND, THIRD)
    assert line.refused > 0
    assert talker.mine.heard == []


# As a phone at the edge of a town has it: bytes a second, and the milliseconds of a round trip.
SECOND_GENERATION = {
    "offline": False,
    "latency": 300,
    "downloadThroughput": 250_000 / 8,
    "uploadThroughput": 50_000 / 8,
}


def test_on_a_slow_phone_with_stalls_and_cuts_a_conversation_is_read_again_and_goes_on(
    talking, line, address
):
    line.takes_websockets = False
    _, vera = talking(Visitor)
    page = vera.mine.page
    slow = page.context.new_cdp_session(page)
    slow.send("Network.enable")
    slow.send("Network.emulateNetworkConditions", SECOND_GENERATION)
    vera.says(FIRST)
    vera.other_sees(FIRST)
    page.reload()
    expect(vera.line(FIRST)).to_be_visible(timeout=20_000)
    line.hold("up")
    vera.says(SECOND)
    expect(vera.line(SECOND)).to_contain_text(vera.words["sending"])
    line.release()
    vera.is_saved(SECOND)
    line.cut(reset=True)
    vera.says(THIRD)
    expect(vera.line(THIRD)).to_contain_text(vera.words["kept"])
    line.mend()
    arrived_once_and_in_order(vera, Ledger(address), FIRST, SECOND, THIRD)
