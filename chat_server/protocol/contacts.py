"""The contact record: what kind of contact it was, of a chat or of a call."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from chat_server.protocol.fields import (
    Command,
    ContactType,
    Id,
    Remark,
    Result,
    Role,
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


class Referral(BaseModel):
    """An article, by its slug, or a service, by its id."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    kind: Literal["article", "resource"]
    id: Id


class ContactRecord(BaseModel):
    """What kind of contact it was. No name and no address in it; of an illness only what the lists name.

    `referrals`: of a chat, which of its cards count; where they are left out, all that were shared do.
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
