"""What members and facilitators meet on Discord: one folder a feature."""
