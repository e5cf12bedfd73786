"""A day of the helpline in seconds: drawn visitors and specialists, the real actions, a clock in the hand."""
