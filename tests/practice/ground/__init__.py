"""What a group has in common."""
