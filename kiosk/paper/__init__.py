"""From the summary of a visit to a sheet of paper."""
