"""/room: the shape of the talk, for every joined member."""
