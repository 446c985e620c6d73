"""The common-ground board, as people see it."""
