"""What is the staff's own: their PIN, the journal of what they did, the counts of use, their settings.

Nothing here knows of a patient: the counts are sums of a day, and the journal tells what staff did.
"""
