"""What a specialist is shown where a visitor's words may need help at once."""

from typing_extensions import TypedDict

from chat_server.protocol.fields import Command, Id, Language


class FindUrgency(Command):
    """Look through the visitor's lines of a chat for what may need help at once. Nothing is kept, counted or sent."""

    chat_id: Id


class UrgencyTitle(TypedDict):
    """What a rule is about, for the specialist, in each language."""

    en: str
    es: str


class UrgencyPrompt(TypedDict):
    """The line `seq` fits the rule `rule`. `wording`: what may be said to the visitor, in `language`, the chat's."""

    seq: int
    rule: str
    title: UrgencyTitle
    wording: str
    language: Language


class FoundUrgency(TypedDict):
    """One prompt at most for a line, by `seq`. `sample`: no clinician has approved the list."""

    sample: bool
    prompts: list[UrgencyPrompt]
