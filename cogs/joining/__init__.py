"""Coming and going: the standing welcome message, Join, Leave, and the norms of the group."""
