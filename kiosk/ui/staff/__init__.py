"""What stands behind the staff's panel: its frame, and the work that its screens ask for."""
