"""Office files as bytes that do not depend on when they are made."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DATE = "2024-03-19T00:00:00Z"
"""The date in properties: that of the regulation, as in PDF files."""
_ENTRY_DATE = (2024, 3, 19, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_LEVEL = 6


def pinned(content: bytes, changed: Mapping[str, bytes] | None = None) -> bytes:
    """The same file with fixed dates; ``changed`` are parts that take the place of others."""
    changed = changed or {}
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        names = source.namelist()
        return packed((name, changed.get(name) or source.read(name)) for name in names)


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """The file of some parts, each with its name, in their order; dates are fixed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as target:
        for name, content in parts:
            target.writestr(_entry(name, zipfile.ZIP_DEFLATED), _dated(name, content))
    return stream.getvalue()


@lru_cache(maxsize=16)
def stored(content: bytes) -> bytes:
    """The same parts without compression: read in no time, for files that are read often.

    Raises:
        zipfile.BadZipFile: when it is no such file; other errors when it is a broken one.
    """
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(stream, "w") as target,
    ):
        for name in source.namelist():
            target.writestr(_entry(name, zipfile.ZIP_STORED), source.read(name))
    return stream.getvalue()


def _entry(name: str, kind: int) -> zipfile.ZipInfo:
    """The entry of a part, the same at every time and on every system."""
    entry = zipfile.ZipInfo(name, _ENTRY_DATE)
    entry.compress_type = kind
    entry.create_system = 0
    return entry


def _dated(name: str, content: bytes) -> bytes:
    """A part with fixed dates in it."""
    if name != "docProps/core.xml":
        return content
    return _TIMES.sub(rb"\g<1>" + DATE.encode() + rb"\g<3>", content)
