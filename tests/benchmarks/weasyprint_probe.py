"""Sets the words of a page with WeasyPrint, in an environment of its own; prints milliseconds as JSON.

Reads a JSON list of lists of lines, a list a page: no two pages are alike. The first one is not counted.
"""

import html
import json
import sys
import time

from weasyprint import HTML

pages = json.load(sys.stdin)
times = []
for lines in pages:
    start = time.perf_counter()
    text = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    HTML(string=f"<html lang=en><body>{text}</body></html>").write_pdf()
    times.append((time.perf_counter() - start) * 1000)
json.dump(times[1:], sys.stdout)
