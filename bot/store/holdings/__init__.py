"""What tables hold of somebody, where it takes more than their number to find it."""
