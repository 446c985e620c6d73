"""Deciding together, and keeping what some see differently."""
