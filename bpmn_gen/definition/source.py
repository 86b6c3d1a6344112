"""Turns the bytes of a definition file into text that YAML can be read from.

It finds what a person cannot see: a wrong encoding, control characters, characters without width,
characters that turn the reading direction, and line breaks that editors do not count.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import Diagnostic, Findings, Severity, Span
from bpmn_gen.store.bounded import read_bounded
from bpmn_gen.store.disk import patiently
from bpmn_gen.store.file_forms import form_of
from bpmn_gen.system_refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.text import Text

MAX_BYTES = 1024 * 1024
"""The largest file that is read; a process of 1,000 steps takes about a fifth of it."""

MAX_INVISIBLE = 20
"""Invisible characters that are reported of one file; more would only bury other findings."""

_SAVE_AS_UTF8 = (
    "buka berkas di Notepad, pilih Simpan Sebagai, lalu pilih pengodean UTF-8 dan simpan ulang"
)
_UTF16 = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
_BOM = b"\xef\xbb\xbf"

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
_BREAKS = "\u2028\u2029"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = "\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff"
_SPACES = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
"""Spaces that look like the ordinary one, as Word and browsers make them."""
_HIDDEN = re.compile(f"[{_ZERO_WIDTH}]")
_CALLED = {
    "\u00ad": "tanda hubung lunak",
    "\u200b": "spasi tanpa lebar",
    "\u200c": "pemisah tanpa lebar",
    "\u200d": "penyambung tanpa lebar",
    "\u2060": "penyambung kata",
    "\ufeff": "tanda urutan bita",
}
"""What characters without width are called."""
_SUSPECT = re.compile(f"[{_CONTROL}{_BREAKS}{_BIDI}{_ZERO_WIDTH}]")
_FATAL = re.compile(f"[{_CONTROL}{_BREAKS}]")
_TURNING = re.compile(f"[{_BIDI}]")


def read_file(path: Path, label: str, findings: Findings) -> bytes | None:
    """The bytes of a file; None when it cannot be read or is over :data:`MAX_BYTES`.

    Only regular files are opened: a pipe or a device might never end.
    """
    try:
        data = patiently(lambda: read_bounded(path, MAX_BYTES))
    except FileNotFoundError:
        _unreadable("berkas tidak ada", label, findings)
        return None
    except OSError as error:
        _unreadable(refusal(error)[0], label, findings)
        return None
    if len(data) > MAX_BYTES:
        findings.error(
            "file-too-large",
            f"berkas lebih besar dari {MAX_BYTES // 1024} KiB",
            Span(label),
            "bagi isinya menjadi beberapa berkas, satu proses satu berkas",
        )
        return None
    return data


def _unreadable(why: str, label: str, findings: Findings) -> None:
    findings.error(
        "unreadable-file",
        f"berkas tidak dapat dibaca: {why}",
        Span(label),
        "periksa nama dan tempatnya, dan tutup program yang sedang membukanya",
    )


def decode_text(data: bytes, label: str, findings: Findings) -> str | None:
    """The text of a UTF-8 file without its byte order mark; None when it is not plain text."""
    if meant := form_of(data) or ("halaman web atau XML" if data.startswith(b"<") else None):
        message = f"berkas ini tampaknya {meant}, bukan definisi"
        hint = "salin teksnya ke berkas baru di Notepad, lalu simpan sebagai .yaml"
        findings.error("not-yaml", message, Span(label), hint)
        return None
    if data[:2] in _UTF16 or (data[:200].count(0) * 3 >= len(data[:200]) > 0):
        findings.error(
            "not-utf8", "berkas bukan UTF-8, tampaknya UTF-16", Span(label), _SAVE_AS_UTF8
        )
        return None
    body = data.removeprefix(_BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        findings.add(_not_utf8(body, error.start, label))
        return None
    suspects = list(_invisible(text, label))
    findings.extend(suspects[:MAX_INVISIBLE])
    return None if _FATAL.search(text) else text


def _not_utf8(body: bytes, at: int, label: str) -> Diagnostic:
    """Name the first byte that is not UTF-8 and its place."""
    line = body.count(b"\n", 0, at) + 1
    before = body[body.rfind(b"\n", 0, at) + 1 : at]
    column = len(before.decode("utf-8", "replace")) + 1
    meant = bytes([body[at]]).decode("cp1252", "replace")
    guess = f", mungkin '{meant}'" if meant.isprintable() and meant != "\ufffd" else ""
    message = f"berkas bukan UTF-8: byte 0x{body[at]:02X} di baris {line} tidak dikenal{guess}"
    span = Span(label, line, column, line, column + 1)
    return Diagnostic(Severity.ERROR, "not-utf8", message, span, (_SAVE_AS_UTF8,))


def cleaned(text: str, *, strip: bool) -> str:
    """A text as it is seen: with ordinary spaces only, and without characters of no width.

    With ``strip`` it also loses the spaces at its ends that were made ordinary.
    """
    if text.isascii():
        return text
    seen = _HIDDEN.sub("", _SPACES.sub(" ", text))
    return seen.strip(" ") if strip else seen


def invisible_in(text: str) -> str | None:
    """The first character of a text that cannot be seen and should not be there, if any."""
    found = _SUSPECT.search(text)
    return found.group() if found else None


def describe_invisible(char: str, span: Span) -> Diagnostic:
    """What is wrong with one invisible character."""
    name = f"U+{ord(char):04X}"
    if _TURNING.match(char):
        return Diagnostic(
            Severity.ERROR,
            "bidi-character",
            f"ada karakter tak terlihat pembalik arah baca ({name})",
            span,
            ("hapus karakter itu: teks yang tampak dapat berbeda dari teks yang dibaca program",),
        )
    if _FATAL.match(char):
        return Diagnostic(
            Severity.ERROR,
            "control-character",
            f"ada karakter kendali {name} yang tidak boleh ada dalam teks",
            span,
            ("hapus karakter itu; biasanya ikut tersalin dari program lain",),
        )
    known = _CALLED.get(char, "tanpa lebar")
    return Diagnostic(
        Severity.WARNING,
        "invisible-character",
        f"ada karakter tak terlihat {name} ({known})",
        span,
        (
            "karakter ini diabaikan; biasanya ikut tersalin dari Word, PDF, atau percakapan",
            "'bpmn-gen fmt' menghapusnya dari berkas",
        ),
    )


def _invisible(text: str, label: str) -> Iterator[Diagnostic]:
    """The invisible characters of a file, each kind once a line, where it first stands."""
    if not _SUSPECT.search(text):
        return
    line, start = 1, 0
    told: set[str] = set()
    for found in re.finditer(rf"\r\n?|\n|{_SUSPECT.pattern}", text):
        if found.group() in {"\n", "\r", "\r\n"}:
            line, start = line + 1, found.end()
            told.clear()
        elif found.group() not in told:
            told.add(found.group())
            column = found.start() - start + 1
            yield describe_invisible(found.group(), Span(label, line, column, line, column + 1))


def narrowed(text: Text, words: str) -> Span:
    """The place of some words inside a longer text; the whole text where they cannot be found.

    A text in quotes or over several lines has lost the places of its words, so they are looked up
    in the file.
    """
    span = text.span
    plain = span.line == span.end_line and span.end_column - span.column == len(text)
    if plain and words in text:
        at = span.column + text.index(words)
        return Span(span.path, span.line, at, span.line, at + len(words))
    lines = source_lines(span.path)[span.line - 1 : span.end_line]
    for number, line in enumerate(lines, span.line):
        begin = span.column - 1 if number == span.line else 0
        at = line.find(words, begin)
        if at >= 0:
            return Span(span.path, number, at + 1, number, at + len(words) + 1)
    return span


def source_lines(path: str) -> tuple[str, ...]:
    """The lines of a source file as people see them; none of one that is too large or not there."""
    file = Path(path)
    try:
        state = file.stat()
        if not path or not file.is_file() or state.st_size > LARGEST:
            return ()
        return _lines_of(file, state.st_mtime_ns, state.st_size)
    except OSError:
        return ()


LARGEST = 2_000_000
"""Bytes of the largest source of which lines are shown."""


@lru_cache(maxsize=32)
def _lines_of(file: Path, _changed: int, _size: int) -> tuple[str, ...]:
    """The lines of a file, kept as long as it does not change: many findings ask for the same."""
    text = file.read_text(encoding="utf-8-sig", errors="replace")
    return tuple(re.split(r"\r\n?|\n", text))
