"""Pictures, drawn so that they read on light and dark, small and without colour."""
