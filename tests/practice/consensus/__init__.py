"""Deciding together: rules."""
