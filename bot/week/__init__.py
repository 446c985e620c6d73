"""What a week of a group came to: one pass over its traces, and figures in which nobody can be found."""
