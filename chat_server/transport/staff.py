"""The staff's door."""

from typing import Any

from chat_server.actions import (
    assigning,
    board,
    calendar,
    canned_replies,
    conversation,
    drafting,
    duty,
    ending,
    history,
    importing,
    presence,
    preview,
    queueing,
    recalling,
    recording,
    referring,
    resources,
    reviewing,
    roster,
    sharing,
    shelf_use,
    shelving,
    steering,
    supervision,
    transferring,
    urgency,
    wrap_up_limit,
)
from chat_server.actions.calendar import PLANNERS
from chat_server.actions.recalling import EDITORS
from chat_server.protocol.staff import COMMANDS
from chat_server.transport.connections import Connection
from chat_server.transport.dispatch import SPECIALISTS, SUPERVISORS, Row
from chat_server.transport.limits import FAILED_CODES
from chat_server.transport.typing_relay import specialist_types


def _follows(connection: Connection, _ack: dict[str, Any]) -> None:
    connection.watches_queue = True


def _no_longer_follows(connection: Connection, _ack: dict[str, Any]) -> None:
    connection.watches_queue = False


EVERYBODY = SPECIALISTS | canned_replies.KEEPERS

TABLE: dict[str, Row] = {
    "sync": Row(COMMANDS["sync"], presence.sync, SPECIALISTS),
    "set_duty": Row(COMMANDS["set_duty"], duty.set_duty, SPECIALISTS),
    "accept_offer": Row(COMMANDS["accept_offer"], assigning.accept_offer, SPECIALISTS),
    "decline_offer": Row(COMMANDS["decline_offer"], assigning.decline_offer, SPECIALISTS),
    "pull_next": Row(COMMANDS["pull_next"], assigning.pull_next, SPECIALISTS),
    "say": Row(COMMANDS["say"], conversation.specialist_says, SPECIALISTS),
    "catch_up": Row(COMMANDS["catch_up"], conversation.specialist_catches_up, SPECIALISTS),
    "typing": Row(COMMANDS["typing"], conversation.specialist_types, SPECIALISTS, relay=specialist_types),
    "find_articles": Row(COMMANDS["find_articles"], sharing.find_articles, SPECIALISTS),
    "report_missing": Row(COMMANDS["report_missing"], shelf_use.report_missing, SPECIALISTS),
    "share_article": Row(COMMANDS["share_article"], sharing.share_article, SPECIALISTS),
    "find_resources": Row(COMMANDS["find_resources"], referring.find_resources, SPECIALISTS | EDITORS),
    "share_resource": Row(COMMANDS["share_resource"], referring.share_resource, SPECIALISTS),
    "find_urgency": Row(COMMANDS["find_urgency"], urgency.find_urgency, SPECIALISTS),
    "list_resources": Row(COMMANDS["list_resources"], resources.list_resources, EDITORS),
    "save_resource": Row(COMMANDS["save_resource"], resources.save_resource, EDITORS),
    "remove_resource": Row(COMMANDS["remove_resource"], resources.remove_resource, EDITORS),
    "check_resource": Row(COMMANDS["check_resource"], resources.check_resource, EDITORS),
    "list_replies": Row(COMMANDS["list_replies"], canned_replies.list_replies, EVERYBODY),
    "save_reply": Row(COMMANDS["save_reply"], canned_replies.save_reply, EVERYBODY),
    "remove_reply": Row(COMMANDS["remove_reply"], canned_replies.remove_reply, EVERYBODY),
    "add_note": Row(COMMANDS["add_note"], conversation.add_note, SPECIALISTS),
    "transfer_chat": Row(COMMANDS["transfer_chat"], transferring.transfer_chat, SPECIALISTS),
    "read_before": Row(COMMANDS["read_before"], transferring.read_before, SPECIALISTS),
    "withdraw_transfer": Row(COMMANDS["withdraw_transfer"], transferring.withdraw_transfer, SPECIALISTS),
    "end_chat": Row(COMMANDS["end_chat"], ending.specialist_ends, SPECIALISTS),
    "wrap_up": Row(COMMANDS["wrap_up"], recording.wrap_up, SPECIALISTS),
    "file_contact": Row(COMMANDS["file_contact"], recording.file_contact, SPECIALISTS),
    "open_handoff": Row(COMMANDS["open_handoff"], queueing.open_handoff, SPECIALISTS, failures=FAILED_CODES),
    "watch_queue": Row(COMMANDS["watch_queue"], board.watch_queue, SUPERVISORS, then=_follows),
    "unwatch_queue": Row(
        COMMANDS["unwatch_queue"], board.unwatch_queue, SUPERVISORS, then=_no_longer_follows
    ),
    "watch_chat": Row(COMMANDS["watch_chat"], supervision.watch_chat, SUPERVISORS),
    "unwatch_chat": Row(COMMANDS["unwatch_chat"], supervision.unwatch_chat, SUPERVISORS),
    "whisper": Row(COMMANDS["whisper"], supervision.whisper, SUPERVISORS),
    "broadcast": Row(COMMANDS["broadcast"], supervision.broadcast, SUPERVISORS),
    "call_supervisor": Row(COMMANDS["call_supervisor"], supervision.call_supervisor, SPECIALISTS),
    "set_switch": Row(COMMANDS["set_switch"], board.set_switch, SUPERVISORS),
    "set_wrap_up_limit": Row(COMMANDS["set_wrap_up_limit"], wrap_up_limit.set_wrap_up_limit, SUPERVISORS),
    "set_duty_of": Row(COMMANDS["set_duty_of"], steering.set_duty_of, SUPERVISORS),
    "take_over": Row(COMMANDS["take_over"], steering.take_over, SUPERVISORS),
    "requeue_chat": Row(COMMANDS["requeue_chat"], steering.requeue_chat, SUPERVISORS),
    "close_chat": Row(COMMANDS["close_chat"], steering.close_chat, SUPERVISORS),
    "withdraw_article": Row(COMMANDS["withdraw_article"], recalling.withdraw_article, EDITORS),
    "read_history": Row(COMMANDS["read_history"], history.read_history, EDITORS),
    "read_version": Row(COMMANDS["read_version"], history.read_version, EDITORS),
    "read_shelf": Row(COMMANDS["read_shelf"], shelving.read_shelf, EDITORS),
    "import_page": Row(COMMANDS["import_page"], importing.import_page, EDITORS),
    "list_drafts": Row(COMMANDS["list_drafts"], drafting.list_drafts, EDITORS),
    "read_draft": Row(COMMANDS["read_draft"], drafting.read_draft, EDITORS),
    "save_draft": Row(COMMANDS["save_draft"], drafting.save_draft, EDITORS),
    "send_to_review": Row(COMMANDS["send_to_review"], reviewing.send_to_review, EDITORS),
    "return_draft": Row(COMMANDS["return_draft"], reviewing.return_draft, EDITORS),
    "accept_flag": Row(COMMANDS["accept_flag"], reviewing.accept_flag, EDITORS),
    "publish_draft": Row(COMMANDS["publish_draft"], reviewing.publish_draft, EDITORS),
    "discard_draft": Row(COMMANDS["discard_draft"], drafting.discard_draft, EDITORS),
    "read_calendar": Row(COMMANDS["read_calendar"], calendar.read_calendar, PLANNERS),
    "set_calendar": Row(COMMANDS["set_calendar"], calendar.set_calendar, PLANNERS),
    "remove_calendar": Row(COMMANDS["remove_calendar"], calendar.remove_calendar, PLANNERS),
    "set_exception": Row(COMMANDS["set_exception"], calendar.set_exception, PLANNERS),
    "remove_exception": Row(COMMANDS["remove_exception"], calendar.remove_exception, PLANNERS),
    "preview_availability": Row(COMMANDS["preview_availability"], preview.preview_availability, PLANNERS),
    "read_roster": Row(COMMANDS["read_roster"], roster.read_roster, PLANNERS),
    "set_shift": Row(COMMANDS["set_shift"], roster.set_shift, PLANNERS),
    "remove_shift": Row(COMMANDS["remove_shift"], roster.remove_shift, PLANNERS),
    "copy_shifts": Row(COMMANDS["copy_shifts"], roster.copy_shifts, PLANNERS),
}
