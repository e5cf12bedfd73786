"""What people do: one function each, one transaction each. Actions return what happened; they never emit."""
