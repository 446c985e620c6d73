"""/balance: how the talk is shared out, for who asks; a way in, and a mirror, for who wants one."""
