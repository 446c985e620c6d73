"""Shared leadership: roles for a meeting, and who facilitates."""
