"""Check-ins, from every seat."""
