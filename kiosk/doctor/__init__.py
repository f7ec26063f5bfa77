"""``kiosk --doctor``: what is right and wrong on this machine, in a table, without a window or a display."""
