"""The staff's face: sign-in and the pages of the console."""
