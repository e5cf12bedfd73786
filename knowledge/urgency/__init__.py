"""The rules by which a specialist is shown that a visitor's words may need help at once."""

SELF_HARM = "self_harm"  # the rule that tells of somebody who may want to die
