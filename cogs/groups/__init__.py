"""Setting up a group: /group create, show, edit, close."""
