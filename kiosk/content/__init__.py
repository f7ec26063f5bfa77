"""What is shown: the model of a guide and its compiled form."""
