"""The commands of ``kiosk-content``, a module for each family of them.

Each module has ``add``, which adds its commands to the parser; each command has a function that takes the
arguments and returns an exit status. What they have in common stands in ``status``.
"""
