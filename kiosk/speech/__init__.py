"""FROM WORDS TO SOUND: sentences, the voice that speaks them, the sound card. Knows nothing of screens."""
