"""The recordings of a guide: a file for each sentence, made by a program, or by a person's voice."""
