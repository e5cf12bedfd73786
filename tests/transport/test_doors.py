"""Who has gone must not count as there, whatever the database does meanwhile."""

import gevent
from sqlalchemy import func, select

from chat_server.records.database import Unavailable
from chat_server.records.tables import connections
from chat_server.transport.connections import VISITORS, Connection, Connections
from chat_server.transport.doors import VisitorDoor
from chat_server.transport.fanout import Fanout
from chat_server.transport.limits import Addresses


def test_who_leaves_while_the_database_is_away_is_forgotten_once_it_is_back(stage, monkeypatch):
    def there() -> int:
        mine = connections.c.id == vera.by.connection_id
        return stage.database.read(
            lambda sql: sql.scalar(select(func.count()).select_from(connections).where(mine))
        )

    def settle() -> None:
        while stage.perform._gathering._open:
            gevent.sleep(0.001)

    def away(_work):
        raise Unavailable

    stage.on_duty("Ann")
    vera = stage.visitor(question="Hello?")
    known = Connections()
    fanout = Fanout(known, stage.perform, lambda: "worker")
    door = VisitorDoor(stage.perform, known, lambda: "worker", fanout, Addresses(), limited=False)
    with monkeypatch.context() as outage:
        outage.setattr(stage.database, "write_batch", away)
        door.left(Connection(vera.by.connection_id, None, VISITORS, vera.by, ""))
        settle()
    assert there() == 1
    door.forget_the_departed()
    settle()
    assert there() == 0
