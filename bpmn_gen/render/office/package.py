"""Office files as bytes that do not depend on the time at which they are made."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING

from bpmn_gen.store.dates import LAST_YEAR, UNDATED

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_LEVEL = 6


def pinned(content: bytes, dated: dt.date, changed: Mapping[str, bytes] | None = None) -> bytes:
    """The same file with one date; ``changed`` has new content for some parts, by name."""
    changed = changed or {}
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        names = source.namelist()
        return packed(((name, changed.get(name) or source.read(name)) for name in names), dated)


def packed(parts: Iterable[tuple[str, bytes]], dated: dt.date) -> bytes:
    """The file of parts, given as name and content, in their order; all dates are ``dated``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target:
        for name, content in parts:
            entry = _entry(name, zipfile.ZIP_DEFLATED, dated)
            target.writestr(entry, _with_date(name, content, dated))
    return stream.getvalue()


@lru_cache(maxsize=16)
def stored(content: bytes) -> bytes:
    """The same parts without compression, because templates are read again for each document.

    Raises:
        zipfile.BadZipFile: when it is no zip file; a broken one may raise other errors.
    """
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(stream, "w") as target,
    ):
        for name in source.namelist():
            target.writestr(_entry(name, zipfile.ZIP_STORED, UNDATED), source.read(name))
    return stream.getvalue()


def _entry(name: str, kind: int, dated: dt.date) -> zipfile.ZipInfo:
    """The entry of a part, the same at every time and on every system."""
    year = min(max(dated.year, UNDATED.year), LAST_YEAR)
    entry = zipfile.ZipInfo(name, (year, dated.month, dated.day, 0, 0, 0))
    entry.compress_type = kind
    entry.create_system = 0
    return entry


def _with_date(name: str, content: bytes, dated: dt.date) -> bytes:
    """The content of a part; dates of making and change in it become ``dated``."""
    if name != "docProps/core.xml":
        return content
    day = f"{dated.isoformat()}T00:00:00Z".encode()
    return _TIMES.sub(rb"\g<1>" + day + rb"\g<3>", content)
