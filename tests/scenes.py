"""Things that happen on the stage: who looks on (staff, visitors), and what is then done."""

from stage import SYSTEM

from chat_server.actions import assigning, board, conversation, ending, queueing, transferring, upkeep
from chat_server.protocol.staff import (
    DeclineOffer,
    OpenHandoff,
    SetSwitch,
    TransferChat,
    TransferTarget,
    TypingTo,
)
from chat_server.protocol.visitor import ChoosePhone, RateChat, Typing


def ask_colleague(ann, vera, ben):
    command = TransferChat(
        chat_id=vera.chat_id, to=TransferTarget(specialist_id=ben.id), note="asks about costs"
    )
    ann.stage.do(transferring.transfer_chat, command, ann.by)


def ask_queue(ann, vera):
    command = TransferChat(chat_id=vera.chat_id, to=TransferTarget(queue=True, topic="coping"), note="n")
    ann.stage.do(transferring.transfer_chat, command, ann.by)


def decline(person):
    command = DeclineOffer(offer_id=person.offer["offer_id"])
    person.stage.do(assigning.decline_offer, command, person.by)


def asked(stage):
    """Ann asks Ben to take over from her."""
    vera, ann = stage.talking()
    ben = stage.on_duty("Ben")
    ask_colleague(ann, vera, ben)
    return vera, ann, ben


def a_colleague_is_asked(stage):
    vera, ann = stage.talking()
    ben = stage.on_duty("Ben")
    return [ann, ben], [vera], lambda: ask_colleague(ann, vera, ben)


def a_colleague_accepts(stage):
    vera, ann, ben = asked(stage)
    return [ann, ben], [vera], ben.accepts


def a_colleague_declines(stage):
    vera, ann, ben = asked(stage)
    return [ann, ben], [vera], lambda: decline(ben)


def a_colleague_does_not_answer(stage):
    vera, ann, ben = asked(stage)
    stage.do(assigning.offer_shown, ben.offer["offer_id"], ben.by)
    return [ann, ben], [vera], lambda: stage.time_passes(30)


def a_colleague_goes_off_duty_while_asked(stage):
    vera, ann, ben = asked(stage)
    return [ann, ben], [vera], lambda: ben.goes("off")


def the_visitor_ends_while_a_colleague_is_asked(stage):
    vera, ann, ben = asked(stage)
    return [ann, ben], [vera], vera.ends


def it_goes_back_to_the_queue_while_a_colleague_is_asked(stage):
    vera, ann, ben = asked(stage)
    return [ann, ben], [vera], lambda: ask_queue(ann, vera)


def the_visitor_speaks_while_a_colleague_is_asked(stage):
    vera, ann, ben = asked(stage)
    return [ann, ben], [vera], lambda: (vera.says("x"), ann.says(vera.chat_id, "y"))


def the_specialist_is_lost(stage):
    vera, ann = stage.talking()
    ben = stage.on_duty("Ben")

    def lost():
        ann.disconnects()
        stage.time_passes()
        stage.time_passes(30)
        ben.accepts()

    return [ann, ben], [vera], lost


def the_specialist_comes_and_goes(stage):
    vera, ann = stage.talking()
    return [ann], [vera], lambda: (ann.disconnects(), ann.connects())


def the_visitor_comes_back(stage):
    vera, ann = stage.talking()
    vera.disconnects()
    return [ann], [vera], vera.connects


def the_visitor_takes_the_phone(stage):
    ann = stage.on_duty("Ann")
    vera, victor = stage.visitor(), stage.visitor()
    stage.dispatch()

    def choose():
        stage.do(queueing.choose_phone, ChoosePhone(), vera.by)
        stage.dispatch()

    return [ann], [vera, victor], choose


def a_code_is_opened(stage):
    vera, ann = stage.talking()
    victor = stage.visitor(question="What is BCG?")
    code = stage.do(queueing.choose_phone, ChoosePhone(), victor.by).ack["handoff"]["code"]
    return [ann], [vera, victor], lambda: stage.do(queueing.open_handoff, OpenHandoff(code=code), ann.by)


def chat_is_switched_off(stage):
    vera, ann = stage.talking()
    sue, victor = stage.employ("Sue", "supervisor"), stage.visitor()
    return [ann, sue], [vera, victor], lambda: switch(sue, "closed")


def chat_closes_over_those_who_wait(stage):
    vera, ann = stage.talking()
    sue = stage.employ("Sue", "supervisor")
    victor = stage.visitor(language="en")
    return [ann, sue], [vera, victor], lambda: (switch(sue, "closed"), stage.time_passes(900))


def offers_are_withdrawn_after_an_outage(stage):
    vera, ann, ben = asked(stage)
    return [ann, ben], [vera], lambda: stage.do(upkeep.withdraw_all_offers, None, SYSTEM)


def somebody_types(stage):
    vera, ann = stage.talking()

    def type_both():
        stage.do(conversation.visitor_types, Typing(typing=True), vera.by)
        stage.do(conversation.specialist_types, TypingTo(chat_id=vera.chat_id, typing=True), ann.by)

    return [ann], [vera], type_both


def the_visitor_rates(stage):
    vera, ann = stage.talking()
    vera.ends()
    return [ann], [vera], lambda: stage.do(ending.rate_chat, RateChat(score=5), vera.by)


def another_visitor_comes(stage):
    vera, ann = stage.talking()
    return [ann], [vera], lambda: (stage.visitor(question="Hello?"), stage.dispatch())


SCENES = [
    a_colleague_is_asked,
    a_colleague_accepts,
    a_colleague_declines,
    a_colleague_does_not_answer,
    a_colleague_goes_off_duty_while_asked,
    the_visitor_ends_while_a_colleague_is_asked,
    it_goes_back_to_the_queue_while_a_colleague_is_asked,
    the_visitor_speaks_while_a_colleague_is_asked,
    the_specialist_is_lost,
    the_specialist_comes_and_goes,
    the_visitor_comes_back,
    the_visitor_takes_the_phone,
    a_code_is_opened,
    chat_is_switched_off,
    chat_closes_over_those_who_wait,
    offers_are_withdrawn_after_an_outage,
    somebody_types,
    the_visitor_rates,
    another_visitor_comes,
]


def switch(sue, position):
    return sue.stage.do(board.set_switch, SetSwitch(switch=position), sue.by)
