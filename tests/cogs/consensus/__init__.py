"""Deciding together: what people see."""
