"""A guide as a small web site: plain pages that need no script, no server and no network.

The pages' templates, their style and their own words stand in ``resources/site``; the colours are the
theme's.
"""
