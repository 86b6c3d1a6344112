"""Office files as bytes that do not depend on when they are made."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DATE = "2024-03-19T00:00:00Z"
"""The date in properties: that of the regulation, as in PDF files."""
_ENTRY_DATE = (2024, 3, 19, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_LEVEL = 6


def pinned(content: bytes, changed: Mapping[str, bytes] | None = None) -> bytes:
    """The same file with fixed dates; ``changed`` are parts that take the place of others."""
    changed = changed or {}
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target,
    ):
        for name in source.namelist():
            part = changed.get(name) or source.read(name)
            if name == "docProps/core.xml":
                part = _TIMES.sub(rb"\g<1>" + DATE.encode() + rb"\g<3>", part)
            entry = zipfile.ZipInfo(name, _ENTRY_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, part)
    return stream.getvalue()
