"""Stages, firsts and endings, as people meet them."""
