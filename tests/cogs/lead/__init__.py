"""Shared leadership, as people see it."""
