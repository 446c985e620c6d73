"""Exported conversations, replayed."""
