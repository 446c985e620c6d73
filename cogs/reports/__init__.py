"""Reports of harm: to whom they go, how they arrive, and what becomes of them."""
