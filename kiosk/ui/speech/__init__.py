"""Reading aloud: what a screen says, the one who reads it, and the mark that follows the voice."""
