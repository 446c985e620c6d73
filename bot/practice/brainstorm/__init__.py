"""Thinking something up together: ideas of everybody, what grows on them, and what the group tries first."""
