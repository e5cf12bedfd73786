import pytest

from chat_server.actions import assigning, conversation, transferring
from chat_server.protocol.staff import AddNote, CatchUpOn, DeclineOffer, TransferChat, TransferTarget


def transfer(person, chat_id, to, note=None):
    return person.stage.perform(
        transferring.transfer_chat, TransferChat(chat_id=chat_id, to=to, note=note), person.by
    )


def to_person(ann, vera, ben, note=None):
    return transfer(ann, vera.chat_id, TransferTarget(specialist_id=ben.id), note)


def test_the_owner_keeps_the_chat_until_the_colleague_accepts(stage):
    vera, ann = stage.talking()
    ben = stage.on_duty("Ben")
    to_person(ann, vera, ben, note="asks about costs")
    assert ben.offer["chat"]["specialist"]["name"] == "Ann"
    ann.says(vera.chat_id, "One moment")
    taken = ben.accepts()
    assert [note["text"] for note in taken["notes"]] == ["asks about costs"]
    assert vera.chat["specialist"] == {"name": "Ben"}
    assert vera.reads()["entries"][-1]["notice"] == {"what": "transferred", "name": "Ben"}
    assert ann.sees()["chats"] == []
    assert ann.says(vera.chat_id, "still mine?").code == "not_found"


def test_whoever_is_asked_reads_the_notes_before_they_answer_and_those_that_come_meanwhile(stage):
    vera, ann = stage.talking()
    ben = stage.on_duty("Ben")
    to_person(ann, vera, ben, note="asks about costs")
    made = [event.payload for event in ben.hears() if event.name == "offer_made"]
    assert [note["text"] for note in made[-1]["notes"]] == ["asks about costs"]
    assert [note["text"] for note in ben.offer["notes"]] == ["asks about costs"]
    stage.time_passes(1)
    stage.do(
        conversation.add_note, AddNote(chat_id=vera.chat_id, client_id="n" * 22, text="in a hurry"), ann.by
    )
    heard = [event.payload["note"]["text"] for event in ben.hears() if event.name == "note_added"]
    assert heard[-1] == "in a hurry"
    assert [note["text"] for note in ben.offer["notes"]] == ["asks about costs", "in a hurry"]


def test_an_offer_from_the_queue_carries_no_notes(stage):
    ann = stage.on_duty("Ann")
    stage.visitor()
    stage.dispatch()
    assert "notes" not in ann.offer


def test_a_colleague_who_takes_no_chat_is_listed_with_the_reason(stage):
    _, ann = stage.talking()
    ben = stage.on_duty("Ben")
    ben.goes("away", "break")
    stage.on_duty("Sofía").goes("off")
    listed = {
        one["name"]: (one["duty"], one["connected"], one["free_slots"]) for one in ann.sees()["colleagues"]
    }
    assert listed == {"Ben": ("away", True, 0), "Sofía": ("off", True, 0)}


def test_the_former_owner_is_told_to_read_everything_again_and_not_what_was_said_since(stage):
    vera, ann = stage.talking()
    ben = stage.on_duty("Ben")
    to_person(ann, vera, ben)
    ben.accepts()
    told = len(stage.told)
    vera.says("a secret for Ben")
    assert "resync" in [event.name for event in ann.hears()]
    assert ann.hears(told) == []


def test_a_declined_transfer_leaves_the_chat_where_it_was_and_its_owner_hears_of_it(stage):
    vera, ann = stage.talking()
    ben = stage.on_duty("Ben")
    asked = to_person(ann, vera, ben)
    stage.do(assigning.decline_offer, DeclineOffer(offer_id=ben.offer["offer_id"]), ben.by)
    assert vera.chat["specialist"] == {"name": "Ann"}
    told = [event.payload for event in ann.hears() if event.name == "offer_closed"]
    assert told[-1] == {"offer_id": asked.ack["offer_id"], "state": "declined"}
    command = CatchUpOn(chat_id=vera.chat_id, after_seq=0)
    assert stage.refusal(conversation.specialist_catches_up, command, ben.by).code == "not_found"


def test_a_transfer_is_withdrawn_when_the_chat_ends(stage):
    vera, ann = stage.talking()
    ben = stage.on_duty("Ben")
    to_person(ann, vera, ben)
    vera.ends()
    assert ben.sees()["offers"] == []
    closed = [event.payload["state"] for event in ben.hears() if event.name == "offer_closed"]
    assert closed == ["withdrawn"]


@pytest.mark.parametrize("why", ["off duty", "full", "asked already", "other language", "oneself", "twice"])
def test_a_colleague_who_cannot_take_it_is_not_asked(stage, why):
    vera, ann = stage.talking()
    ben = stage.on_duty("Ben")
    if why == "off duty":
        ben.goes("away", "break")
    elif why in {"full", "asked already"}:
        ann.goes("away")
        for _ in range(2 if why == "full" else 1):
            stage.visitor()
            stage.dispatch()
            if why == "full":
                ben.accepts()
    elif why == "other language":
        sofia = stage.on_duty("Sofía")
        ann.goes("away")
        victor = stage.visitor(language="es")
        stage.dispatch()
        sofia.accepts()
        vera, ann = victor, sofia
    elif why == "oneself":
        ben = ann
    else:
        to_person(ann, vera, ben)
        ben = stage.on_duty("Sofía")
    assert to_person(ann, vera, ben).code == "conflict"


def test_an_unknown_colleague_or_chat_is_not_found(stage):
    vera, ann = stage.talking()
    assert transfer(ann, vera.chat_id, TransferTarget(specialist_id="nobody")).code == "not_found"
    assert transfer(ann, "nothing", TransferTarget(queue=True)).code == "not_found"


def test_to_the_queue_the_chat_waits_at_its_old_place_and_its_owner_is_skipped(stage):
    vera, ann = stage.talking()
    ann.goes("away")
    later = stage.visitor(asks=False)
    ann.goes("available")
    later.asks()
    ann.goes("away")
    transfer(ann, vera.chat_id, TransferTarget(queue=True, topic="coping"))
    assert (vera.chat["state"], vera.chat["position"], vera.chat["topic"]) == ("waiting", 1, "coping")
    assert later.chat["position"] == 2
    ann.goes("available")
    stage.dispatch()
    assert ann.offer["chat"]["id"] == later.chat_id


def test_to_the_queue_under_another_language_it_waits_for_that_language(stage):
    vera, ann = stage.talking()
    transfer(ann, vera.chat_id, TransferTarget(queue=True, language="es"))
    stage.time_passes(61)
    assert ann.sees()["offers"] == []
    sofia = stage.on_duty("Sofía")
    stage.dispatch()
    assert sofia.offer["chat"]["id"] == vera.chat_id


def test_an_ended_chat_cannot_be_transferred(stage):
    vera, ann = stage.talking()
    ann.ends(vera.chat_id)
    assert transfer(ann, vera.chat_id, TransferTarget(queue=True)).code == "conflict"


def test_two_transfers_with_notes_in_one_instant_both_file_their_note(stage):
    vera, ann = stage.talking()
    ben = stage.on_duty("Ben")
    to_person(ann, vera, ben, note="asks about costs")
    stage.do(assigning.decline_offer, DeclineOffer(offer_id=ben.offer["offer_id"]), ben.by)
    transfer(ann, vera.chat_id, TransferTarget(queue=True), note="Ben is busy")
    sofia = stage.on_duty("Sofía")
    stage.dispatch()
    notes = sofia.accepts()["notes"]
    assert {note["text"] for note in notes} == {"asks about costs", "Ben is busy"}
    assert not any("client_id" in note for note in notes)
