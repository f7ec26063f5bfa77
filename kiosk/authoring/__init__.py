"""The author's wing: from a folder of plain text files to a checked guide.

``load_guide`` (``kiosk.authoring.loading``) reads a folder, and says everything that is wrong with it at
once, each fault with file, line, reason and remedy. ``kiosk-content`` (``kiosk.authoring.cli``) is the same
for the command line. The kiosk never imports this package: it reads the compiled form alone.
"""
