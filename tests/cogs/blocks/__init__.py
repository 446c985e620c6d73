"""Keeping apart, in every seat."""
