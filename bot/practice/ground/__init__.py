"""What a group has in common: lines of its members, and how they are gathered into heaps."""
