"""The helpline's chat: the visitors' and the staff's doors, the queue, the log."""
