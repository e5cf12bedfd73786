"""What this process last saw of the logs that it writes into: enough to write on, where nothing has changed since."""

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple

from chat_server.records.chats import ChatLog


class OpenLog(NamedTuple):
    """All that decides over a new entry: the log, and the state of each live assignment, by specialist.

    `last` has the client id of each author's last line: who lost its answer says it again. A repeat of anything older
    breaks the unique key.
    """

    log: ChatLog
    holders: Mapping[str, str]
    last: Mapping[str, str | None]


class RememberedLogs:
    """Logs as some committed transaction left them. The chat's version tells whether they are still so.

    Who takes a log has it alone: it comes back with the next commit, or is read anew.
    """

    def __init__(self) -> None:
        self._logs: dict[str, OpenLog] = {}

    def take(self, chat_ids: Iterable[str]) -> dict[str, OpenLog] | None:
        """The logs by chat id, or None where one is not known. They are no longer remembered either way."""
        wanted = set(chat_ids)
        taken = {chat_id: self._logs.pop(chat_id) for chat_id in wanted & self._logs.keys()}
        return taken if len(taken) == len(wanted) else None

    def keep(self, logs: Mapping[str, OpenLog]) -> None:
        """Remember what a commit left, unless a later one is remembered already."""
        for chat_id, left in logs.items():
            known = self._logs.get(chat_id)
            if known is None or known.log.version < left.log.version:
                self._logs[chat_id] = left

    def forget_all_but(self, chat_ids: Set[str]) -> None:
        """Remember nothing, no name either, of chats that nobody here has any more."""
        for chat_id in self._logs.keys() - chat_ids:
            del self._logs[chat_id]

    def hear(self, chat_id: str, seq: int, version: int) -> None:
        """Another worker has written an entry. If more has happened to its chat, forget it."""
        known = self._logs.get(chat_id)
        if known is None or known.log.version > version:
            return
        ahead = version - known.log.version
        if ahead == 0 and seq <= known.log.last_seq:
            return  # each side of the chat that is here hears of it
        if ahead <= 1 and seq == known.log.last_seq + 1:
            self._logs[chat_id] = OpenLog(known.log._replace(last_seq=seq, version=version), *known[1:])
        else:
            del self._logs[chat_id]
