"""Pieces used by two screens or more."""
