"""Floors, from every seat."""
