"""One file a screen. Screens do not know each other; they send signals up."""
