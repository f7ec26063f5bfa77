"""One patient's visit: answers, hearts and picked questions, in memory only."""
