"""Plain words: how easily a guide's texts are read, by the formulas of the field."""
