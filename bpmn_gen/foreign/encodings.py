"""Files whose declaration names another encoding than that of their bytes.

XML parsers refuse such a file or read other letters than its author wrote.  Byte order marks and
the bytes themselves tell the encoding more reliably than the declaration, which tools often copy.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from bpmn_gen.diagnostics import Span

if TYPE_CHECKING:
    from bpmn_gen.diagnostics import Findings

UTF_8: Final = "UTF-8"
_OLD_WINDOWS: Final = "Windows-1252"
_MARKS: Final = (
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF16_LE, "UTF-16LE"),
    (codecs.BOM_UTF16_BE, "UTF-16BE"),
)
_BEGINNINGS: Final = ((b"<\0", "UTF-16LE"), (b"\0<", "UTF-16BE"))
"""How a file of two-byte letters begins that has no mark."""
_DECLARED: Final = re.compile(r"""(<\?xml\s[^>]*?encoding\s*=\s*)(["'])([^"'>]*)\2""")
_LONGEST_DECLARATION: Final = 400
"""Bytes at the beginning of a file in which a declaration is looked for."""


class WrongEncoding(NamedTuple):
    """What a file says about its encoding, and what it is."""

    declared: str
    """Empty where the file says nothing."""
    real: str

    @property
    def claim(self) -> str:
        """What the file says, in Indonesian."""
        if self.declared:
            return f"menyatakan {self.declared}"
        return "tidak menyatakan penyandiannya"


def is_utf_8(encoding: str) -> bool:
    """Whether a file in an encoding is one in UTF-8 as it stands."""
    return encoding.upper() in {UTF_8, "US-ASCII", "ASCII"}


def declared_as_utf_8(text: str) -> bytes:
    """A file in UTF-8 of which the declaration, if it has one, says so."""
    return _DECLARED.sub(r"\1\2UTF-8\2", text, count=1).encode("utf-8", "replace")


def wrong_encoding(data: bytes) -> WrongEncoding | None:
    """The two encodings of a file; None where its declaration is right, or it is no XML."""
    if not _begins_as_xml(data):
        return None
    declared, real = _declared(data), _real(data)
    if not declared:
        # Without a declaration a file is in UTF-8, or in UTF-16 with a mark.
        is_marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return None if real == UTF_8 or is_marked else WrongEncoding("", real)
    if _is_same(declared, real) or (data.isascii() and _reads_ascii(declared)):
        return None
    if real == _OLD_WINDOWS and _decodes(data, declared):
        return None
    return WrongEncoding(declared, real)


def mended(data: bytes, findings: Findings, path: str) -> bytes:
    """The file in UTF-8 where its declaration is wrong, which ``findings`` is told; else itself."""
    wrong = wrong_encoding(data)
    if wrong is None:
        return data.lstrip() if data[:1].isspace() else data
    findings.warning(
        "wrong-encoding",
        f"berkas {wrong.claim}, tetapi isinya {wrong.real}; dibaca sebagai {wrong.real}",
        Span(path, 1),
        "periksa huruf beraksen dan tanda baca di hasilnya",
    )
    return declared_as_utf_8(data.decode(wrong.real, "replace").removeprefix("\ufeff"))


def _begins_as_xml(data: bytes) -> bool:
    """Whether the first sign of a file, behind a mark and white space, is that of XML."""
    start = data[:_LONGEST_DECLARATION]
    for mark, _ in _MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").lstrip().startswith(b"<")


def _real(data: bytes) -> str:
    """The encoding of the bytes."""
    for start, name in (*_MARKS, *_BEGINNINGS):
        if data.startswith(start):
            return name
    return UTF_8 if _decodes(data, UTF_8) else _OLD_WINDOWS


def _declared(data: bytes) -> str:
    """The encoding that the declaration names; empty for none."""
    start = data[:_LONGEST_DECLARATION].replace(b"\0", b"").decode("latin-1")
    found = _DECLARED.search(start)
    return found[3] if found else ""


def _is_same(declared: str, real: str) -> bool:
    """Whether a declaration means an encoding; UTF-16 means either order of bytes."""
    plain = declared.upper().replace("_", "-")
    return plain in {real.upper(), real.upper().removesuffix("LE").removesuffix("BE")}


def _reads_ascii(encoding: str) -> bool:
    """Whether plain ASCII is the same in an encoding."""
    try:
        return "<?xml".encode(encoding) == b"<?xml"
    except (LookupError, UnicodeError):
        return False


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether the bytes can be read in an encoding."""
    try:
        data.decode(encoding)
    except (LookupError, UnicodeError):
        return False
    return True
