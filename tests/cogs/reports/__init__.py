"""Reports of harm, in every seat."""
