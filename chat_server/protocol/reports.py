"""What is asked of a report, over HTTP."""

from typing import Literal

from pydantic import Field

from chat_server.protocol.fields import Command, Day, Language


class ReportWanted(Command):
    """The local days `from` to `to`, both included; of one language, or of both."""

    first: Day = Field(alias="from")
    last: Day = Field(alias="to")
    language: Language | None = None
    format: Literal["json", "csv"] | None = None
