"""The weekly digests: one for the group, one for its facilitators, each told once."""
