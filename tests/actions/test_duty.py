def test_connecting_never_changes_declared_duty(stage):
    ann = stage.employ("Ann")
    assert ann.connects()["me"]["duty"] == "off"


def test_going_away_keeps_open_chats_and_withdraws_the_offer(stage):
    vera, ann = stage.talking()
    stage.visitor()
    stage.dispatch()
    me = ann.goes("away", "meal").ack["me"]
    assert (me["duty"], me["reason"], me["active"], me["offered"]) == ("away", "meal", 1, 0)
    assert vera.chat["state"] == "active"


def test_a_withdrawn_offer_goes_to_the_next_at_once(stage):
    ann = stage.on_duty("Ann")
    vera = stage.visitor()
    stage.dispatch()
    ben = stage.on_duty("Ben")
    assert ann.goes("off").rematch
    stage.dispatch()
    assert ben.offer["chat"]["id"] == vera.chat_id
