"""The digest: a week's figures in words, in pictures, and to take away."""
