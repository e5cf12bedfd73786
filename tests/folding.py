"""What a client makes of its snapshot and the events after it, by the contract alone."""

from copy import deepcopy

OPEN = {"active", "wrap_up"}


def fold_staff(snapshot, events, fresh):
    """A console's state; it reads its colleagues anew whenever it asks one of them."""
    state = {**deepcopy(snapshot), "at": fresh["at"], "colleagues": fresh["colleagues"]}
    for event in events:
        if event.name == "resync":
            return fresh
        if event.name == "duty_changed":
            state["me"] = event.payload["me"]
        elif event.name == "offer_made":
            state["offers"].append(event.payload)
        elif event.name == "offer_closed":
            _close_offer(state, event.payload)
        elif event.name == "note_added":
            _hear_of_note(state, event.payload["note"])
        elif event.name in {"chat_changed", "entry_added"}:
            _hear_of_chat(state, event)
    return state


def _close_offer(state, payload):
    closed = [offer for offer in state["offers"] if offer["offer_id"] == payload["offer_id"]]
    state["offers"] = [offer for offer in state["offers"] if offer not in closed]
    # Whoever only asked for it, as the owner of a transferred chat, has nothing to take over.
    if payload["state"] == "accepted":
        state["chats"] += [offer["chat"] for offer in closed]


def _hear_of_note(state, note):
    for offer in state["offers"]:
        if "notes" in offer and offer["chat"]["id"] == note["chat_id"]:
            offer["notes"] = sorted([*offer["notes"], note], key=lambda one: (one["at"], one["id"]))


def _hear_of_chat(state, event):
    for offer in state["offers"]:
        fold_chat(offer["chat"], event)
        if event.name == "entry_added" and offer["chat"]["id"] == event.payload["chat_id"]:
            offer["entries"].append(event.payload["entry"])
    for held in state["chats"]:
        fold_chat(held, event)
    if event.name == "chat_changed":
        _take(state, event.payload["chat"])
    state["chats"] = [chat for chat in state["chats"] if chat["state"] in OPEN]


def _take(state, chat):
    """Another window may have taken it: a chat is one's own that says so."""
    mine = chat["state"] in OPEN and (chat["specialist"] or {}).get("id") == state["me"]["id"]
    if mine and chat["id"] not in {held["id"] for held in state["chats"]}:
        state["chats"].append(deepcopy(chat))


def fold_chat(chat, event):
    """One chat, on either side."""
    payload = event.payload
    if event.name == "chat_changed" and payload["chat"]["id"] == chat["id"]:
        if payload["chat"]["version"] >= chat["version"]:
            chat.update(payload["chat"])
    elif event.name == "entry_added" and payload["chat_id"] == chat["id"]:
        chat["last_seq"] = max(chat["last_seq"], payload["entry"]["seq"])
        chat["version"] = max(chat["version"], payload["version"])
