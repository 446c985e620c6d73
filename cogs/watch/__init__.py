"""/watch: leading a live meeting with a quiet word in one's ear."""
