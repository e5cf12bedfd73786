"""A transaction around some work, repeated where that may help."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from chat_server.records.database import OutcomeUnknown, T, Unavailable, Work, WrittenPerhaps

Connect = Callable[[], AbstractContextManager[Connection]]

RETRIES = 3


def _worth_retrying(error: DBAPIError) -> bool:
    # 40001 serialization failure, 40P01 deadlock, 55P03 lock timeout; 23505, a uniqueness error, is a lost race.
    state = getattr(error.orig, "sqlstate", None)
    if state is None:
        return isinstance(error, IntegrityError)
    return state in {"23505", "40001", "40P01", "55P03"}


def transact(connect: Connect, work: Work[T]) -> T:
    """Run `work` in one transaction. Raises `OutcomeUnknown` where the line was cut during COMMIT."""
    with connect() as connection:
        transaction = connection.begin()
        try:
            result = work(connection)
        except BaseException:
            transaction.rollback()
            raise
        try:
            transaction.commit()
        except DBAPIError as error:
            if connection.dialect.name == "sqlite" or _answered(error):
                raise  # the database itself says that it did not happen
            raise OutcomeUnknown from error
        return result


def _answered(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) is not None and not _says_farewell(error)


def _says_farewell(error: DBAPIError) -> bool:
    # 08 and 57P: the connection, or the server behind it, is going away; it may have committed before.
    return (getattr(error.orig, "sqlstate", None) or "").startswith(("08", "57P"))


def read(connect: Connect, work: Work[T]) -> T:
    """As `transact`, for work that only reads; again where the line was lost."""
    try:
        return transact(connect, work)
    except DBAPIError as error:
        if _answered(error) and not error.connection_invalidated:
            raise
        return transact(connect, work)


def write(connect: Connect, work: Work[T]) -> T:
    """As `transact`, again after a lost race. Raises `Unavailable`, `OutcomeUnknown`, and what `work` raises."""
    try:
        return _until_written(connect, work)
    except WrittenPerhaps:
        try:
            return _until_written(connect, work)
        except Exception as error:
            raise OutcomeUnknown from error  # whatever it was, the first time may have been the one


def _until_written(connect: Connect, work: Work[T]) -> T:
    for attempt in range(RETRIES + 1):
        try:
            return transact(connect, work)
        except DBAPIError as error:
            if attempt == 0 and (error.connection_invalidated or _says_farewell(error)):
                continue  # lost while it lay idle, or in work that had committed nothing
            if not _worth_retrying(error):
                if isinstance(error, OperationalError):
                    raise Unavailable from error
                raise
            if attempt == RETRIES:
                if isinstance(error, IntegrityError):
                    raise
                raise Unavailable from error
    raise AssertionError("unreachable")
