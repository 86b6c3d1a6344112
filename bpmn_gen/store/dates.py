"""The date that files bear where nothing gives them one.

Files cannot bear the day of their making, because the same input has to give the same bytes.
"""

from __future__ import annotations

import datetime as dt

UNDATED = dt.date(1980, 1, 1)
"""The earliest date that Word and Excel files, which are ZIP files, can hold."""
LAST_YEAR = 2107
"""The last year that ZIP files can hold."""
