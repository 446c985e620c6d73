"""How a group decides together, and how whoever sees it differently is heard."""
