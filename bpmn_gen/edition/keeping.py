"""Reads editions back, and tells what somebody changed in them since they were written.

Each edition carries the digests of its files.  Line ends do not count, because tools that keep
versions turn them.  Facts that were changed are never used: a number that nobody signed must not
be printed.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bpmn_gen.diagnostics import Diagnostic, Severity, Span
from bpmn_gen.edition.edition import FILE, FORMAT, Edition
from bpmn_gen.edition.record_file import from_bytes
from bpmn_gen.store import disk
from bpmn_gen.store.edition_folders import FOLDER, RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.edition.record import UnitRecord

SUMS = "SHA256SUMS"
"""The file with the digests, in the form that the tool of this name checks as well."""
MOST_EDITIONS = 1_000
"""Editions of one project; a regency sets a few in a year."""
LARGEST = 64 << 20
"""Bytes of a file that is read at most."""
_LINE = re.compile(r"([0-9a-f]{64})  ([^\x00-\x1f\\:]+)")
RESTORE = "kembalikan foldernya dari cadangan, atau pindahkan folder itu ke luar 'edisi'"


@dataclass(frozen=True, slots=True)
class Kept:
    """An edition as it lies in its folder."""

    slug: str
    folder: Path
    edition: Edition

    def record(self, slug: str, findings: Findings) -> UnitRecord | None:
        """What a unit had when it was set; None, with a finding, where that cannot be read."""
        name = f"{RECORDS}/{slug}.json"
        label = f"{FOLDER}/{self.slug}/{name}"
        content = _content(self.folder / name)
        if content is None:
            findings.error("broken-edition", f"'{label}' tidak ada", Span(label), RESTORE)
            return None
        return from_bytes(content, label, findings)


def editions(folders: Mapping[str, Path], findings: Findings) -> tuple[Kept, ...]:
    """The editions of a project, the oldest first.

    Args:
        folders: where each lies, by its name.
        findings: told what cannot be read and what was changed.
    """
    if len(folders) > MOST_EDITIONS:
        message = f"folder 'edisi' memuat lebih dari {MOST_EDITIONS} edisi"
        findings.error("too-many-editions", message, None, "pindahkan yang tidak dipakai")
        return ()
    found = [one for slug in folders if (one := _read(slug, folders[slug], findings))]
    return tuple(sorted(found, key=lambda one: (one.edition.date, one.slug)))


def _read(slug: str, folder: Path, findings: Findings) -> Kept | None:
    """One edition; None, with a finding, where its facts are not as they were written."""
    content = _content(folder / FILE)
    if content is None:
        findings.error("broken-edition", f"edisi '{slug}' tidak memuat {FILE}", _at(slug), RESTORE)
        return None
    newer = _format_of(content)
    if newer is not None and newer > FORMAT:
        findings.error(
            "newer-edition",
            f"edisi '{slug}' ditulis program yang lebih baru (bentuk {newer})",
            _at(slug, FILE),
            "perbarui bpmn-gen, lalu jalankan lagi",
        )
        return None
    changed = list(_changed(slug, folder))
    findings.extend(changed)
    if any(one.is_error for one in changed):
        return None
    try:
        return Kept(slug, folder, Edition.model_validate_json(content))
    except ValidationError:
        findings.error("broken-edition", f"edisi '{slug}' tidak dapat dibaca", _at(slug), RESTORE)
        return None


def _format_of(content: bytes) -> int | None:
    """The format that a file names; None where it names none."""
    try:
        found = json.loads(content)["format"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return found if type(found) is int else None


def _changed(slug: str, folder: Path) -> Iterator[Diagnostic]:
    """What is not as it was written: an error for facts, a warning for all else."""
    sums = dict(sums_in(folder))
    if FILE not in sums:
        message = f"edisi '{slug}' tidak memuat sidik berkasnya ({SUMS})"
        yield Diagnostic(Severity.ERROR, "broken-edition", message, _at(slug, SUMS), (RESTORE,))
        return
    for name, known in sums.items():
        content = _content(folder / name)
        if content is not None and digest(content) == known:
            continue
        done = "hilang" if content is None else "diubah"
        is_fact = name == FILE or name.startswith(f"{RECORDS}/")
        yield Diagnostic(
            Severity.ERROR if is_fact else Severity.WARNING,
            "changed-edition",
            f"berkas '{name}' {done} dari edisi '{slug}' sesudah ditetapkan",
            _at(slug, name),
            (RESTORE if is_fact else "kembalikan berkasnya dari cadangan",),
        )
    for path in sorted((folder / RECORDS).glob("*.json")):
        if (name := f"{RECORDS}/{path.name}") not in sums:
            message = f"berkas '{name}' ditambahkan pada edisi '{slug}' sesudah ditetapkan"
            place = _at(slug, name)
            yield Diagnostic(Severity.ERROR, "changed-edition", message, place, (RESTORE,))


def sums_in(folder: Path) -> Iterator[tuple[str, str]]:
    """By name the digest of each file; names that lead elsewhere are passed over."""
    content = _content(folder / SUMS) or b""
    for line in content.decode("utf-8", "replace").splitlines():
        found = _LINE.fullmatch(line)
        if found and not {"", ".", ".."} & set(found[2].split("/")):
            yield found[2], found[1]


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """The file with the digests of all others."""
    return disk.digest_list({name: digest(content) for name, content in files.items()})


def digest(content: bytes) -> str:
    """The digest of a file of text, whatever its line ends."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _content(path: Path) -> bytes | None:
    """What a file holds; None where there is none, or more than any edition holds."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _at(slug: str, name: str = "") -> Span:
    """The place of a finding: the edition, or a file in it."""
    return Span("/".join(filter(None, (FOLDER, slug, name))))
