"""What each side of a chat was last told of it by this worker: `visitor`, or a member of staff's id."""

from collections.abc import Iterable, Iterator
from typing import Any

from chat_server.actions.action import Event

VISITOR = "visitor"
Side = tuple[str, str]
View = dict[str, Any]


class Told:
    """Views by (side, chat id). So the pulse sends only what is behind, and typing needs no database."""

    def __init__(self) -> None:
        self._views: dict[Side, View] = {}
        self._staff_of: dict[str, set[str]] = {}

    def __iter__(self) -> Iterator[Side]:
        return iter(list(self._views))

    def get(self, side: str, chat_id: str) -> View | None:
        """The view that this side was last told."""
        return self._views.get((side, chat_id))

    def known(self) -> dict[Side, tuple[int, bool | None]]:
        """By (side, chat id), the version and the `visitor_connected` that this side was told."""
        return {side: (view["version"], view.get("visitor_connected")) for side, view in self._views.items()}

    def waiting(self) -> list[tuple[Side, View]]:
        """The sides that were told last that their chat waits, and what they were told."""
        return [told for told in self._views.items() if told[1]["state"] == "waiting"]

    def join(self, side: str, chat_id: str, view: View) -> None:
        """One more connection of this side starts from this view."""
        before = self._views.get((side, chat_id))
        if before is None:
            self.tell(side, chat_id, view)
        elif before != view:
            self.forget(side, chat_id)  # let the pulse tell them all again

    def staff_of(self, chat_id: str) -> frozenset[str]:
        """The members of staff here who were told of this chat."""
        return frozenset(self._staff_of.get(chat_id, ()))

    def tell(self, side: str, chat_id: str, view: View) -> None:
        """This side is being told."""
        self._views[side, chat_id] = dict(view)  # ours alone: it grows with the log
        if side != VISITOR:
            self._staff_of.setdefault(chat_id, set()).add(side)

    def forget(self, side: str, chat_id: str) -> None:
        """This side may no longer read it, or is not sure what it was told."""
        self._views.pop((side, chat_id), None)
        held = self._staff_of.get(chat_id)
        if held is not None:
            held.discard(side)
            if not held:
                del self._staff_of[chat_id]

    def forget_all_of(self, side: str) -> None:
        """This side reads everything again."""
        for whose, chat_id in self:
            if whose == side:
                self.forget(whose, chat_id)

    def clear(self) -> None:
        """Nobody can be sure of what anyone was told."""
        self._views.clear()
        self._staff_of.clear()

    def remember(self, event: Event) -> None:
        """An event is being delivered."""
        payload = event.payload
        if event.name == "entry_added":
            chat_id, version = payload["chat_id"], payload["version"]
            for side in _sides(event):
                view = self._views.get((side, chat_id))
                if view is not None and view["version"] < version:
                    view["last_seq"], view["version"] = payload["entry"]["seq"], version
        elif event.name == "chat_changed":
            for side in _sides(event):
                self.tell(side, payload["chat"]["id"], payload["chat"])
        elif event.name == "resync":
            for staff_id in event.to.staff:
                self.forget_all_of(staff_id)


def _sides(event: Event) -> Iterable[str]:
    if event.to.visitor_of is None:
        return event.to.staff
    return (*event.to.staff, VISITOR) if event.to.staff else (VISITOR,)
