"""The contact record: what kind of contact it was, of a chat or of a call."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from typing_extensions import TypedDict

from chat_server.protocol.fields import (
    ClientId,
    Command,
    ContactType,
    HandoffCode,
    Id,
    Language,
    Remark,
    Result,
    Role,
    Storable,
    Topic,
)

CancerType = Literal[
    "bladder",
    "brain",
    "breast",
    "colorectal",
    "gynecologic",
    "head_neck",
    "kidney",
    "leukemia",
    "liver",
    "lung",
    "lymphoma",
    "melanoma",
    "myeloma",
    "pancreas",
    "prostate",
    "other",
    "unknown",
    "none",
]
StageOfJourney = Literal[
    "at_risk",
    "awaiting_diagnosis",
    "newly_diagnosed",
    "in_treatment",
    "after_treatment",
    "recurrence",
    "end_of_life",
    "bereaved",
    "not_applicable",
]
Need = Literal[
    "information",
    "emotional_support",
    "peers",
    "transport",
    "lodging",
    "money",
    "insurance",
    "work",
    "care_at_home",
    "other",
]


# A slug is longer than an id may be.
ReferralId = Annotated[str, Field(min_length=1, max_length=80), Storable]


class Referral(BaseModel):
    """An article, by its slug, or a service, by its id."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    kind: Literal["article", "resource"]
    id: ReferralId


class ContactRecord(BaseModel):
    """What kind of contact it was. No name and no address in it; of an illness only what the lists name.

    `referrals`: which of the cards that were shared count; where they are left out, all of them do. Of a call, what is
    on the shelf may be named too.
    """

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    contact_type: ContactType
    relation: Role
    topics: Annotated[list[Topic], Field(max_length=7)]
    outcome: Result
    text: Remark | None = None
    cancer_type: CancerType | None = None
    stage_of_journey: StageOfJourney | None = None
    needs: Annotated[list[Need], Field(max_length=10)] | None = None
    referrals: Annotated[list[Referral], Field(max_length=100)] | None = None


class WrapUp(Command):
    """File the contact record; the slot is free again."""

    chat_id: Id
    record: ContactRecord


class FileContact(Command):
    """File the contact record of a call. Again under its `client_id`, it files nothing and answers the same.

    `handoff_code`: one that this member of staff has opened; the record is then of that chat too.
    """

    client_id: ClientId
    channel: Literal["phone"]
    language: Language
    record: ContactRecord
    handoff_code: HandoffCode | None = None


class FiledContact(TypedDict):
    """A record that was filed, and when."""

    id: str
    at: str


class FiledAck(TypedDict):
    """What was filed."""

    contact: FiledContact
