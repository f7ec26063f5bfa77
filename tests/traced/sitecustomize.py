"""Lets strace look into the kiosk's processes, which hide their memory: Python runs this when it starts."""

from kiosk import dumps

dumps.hide_memory = lambda: None
