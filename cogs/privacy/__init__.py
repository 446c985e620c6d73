"""What is known of somebody, and what they can do about it: see it, take it away, rest, stop, be forgotten."""
