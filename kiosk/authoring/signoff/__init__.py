"""The report for the clinician who signs off a guide: one set of facts (`report`), two ways to write it."""
