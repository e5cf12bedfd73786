import pytest
from sqlalchemy import func, select
from stage import MONDAY_NOON

from chat_server.records import turned_away as ledger
from chat_server.records.tables import turned_away
from chat_server.simulation.direct_database import DirectDatabase


def test_what_raised_leaves_nothing_behind_and_the_next_is_kept():
    database = DirectDatabase()

    def count():
        return database.read(lambda sql: sql.scalar(select(func.count()).select_from(turned_away)))

    def refuse(sql):
        ledger.add(sql, language="en", reason="holiday", now=MONDAY_NOON)

    def stumble(sql):
        refuse(sql)
        raise LookupError

    with pytest.raises(LookupError):
        database.write(stumble)
    assert count() == 0
    database.write(refuse)
    assert count() == 1
    database.close()
