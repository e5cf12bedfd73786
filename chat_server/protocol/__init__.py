"""What is said on the wire, typed once: commands in (`visitor`, `staff`), shapes and events out."""
