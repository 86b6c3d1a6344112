"""What the contents page and the manifest of an evidence pack say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from bpmn_gen.evidence.artefacts import CROSS
from bpmn_gen.evidence.piece import TITLES, Part, Piece
from bpmn_gen.portal.listing import ListedDocument, PageLink, format_of
from bpmn_gen.store import disk
from bpmn_gen.store.manifest import as_json
from bpmn_gen.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bpmn_gen.evidence.ties import Tie

PAGE, MANIFEST, SUMS = "DAFTAR-ISI.html", "manifest.json", "SHA256SUMS"
FORMAT: Final = 1
"""Of the manifest; raised when the meaning of a field changes."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a pack is about."""

    unit: str
    tipe: str
    government: str
    standing: str
    """By which decree the unit is set, in words."""
    since: str
    """What the review compares with; empty where there is none."""
    basis: tuple[str, ...]
    """The regulations that processes cite."""


@dataclass(frozen=True, slots=True)
class TiedLine:
    """A process on the contents page, with links to its files."""

    tie: Tie
    maps: tuple[PageLink, ...]
    sops: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class ListedPart:
    """A part of the pack."""

    folder: str
    title: str
    documents: tuple[ListedDocument, ...]
    """Those that are not about one process, which the table of processes lists."""


@dataclass(frozen=True, slots=True)
class ContentsPage:
    """All that the page says."""

    subject: Subject
    groups: tuple[tuple[str, tuple[TiedLine, ...]], ...]
    """Processes of level 0, each with the processes below it."""
    parts: tuple[ListedPart, ...]
    files: int


def contents_page(subject: Subject, pieces: Sequence[Piece], tied: Iterable[Tie]) -> ContentsPage:
    """The contents page of a pack."""
    by_code: dict[str, list[Piece]] = {}
    for one in pieces:
        by_code.setdefault(one.code, []).append(one)
    groups: dict[str, list[TiedLine]] = {}
    for tie in tied:
        own = by_code.get(tie.code, [])
        drawn = [one for one in own if one.name.startswith(f"{CROSS}/")]
        maps = tuple(map(_link, sorted(drawn, key=lambda one: not one.name.endswith(".pdf"))))
        sops = tuple(_link(one) for one in own if one.part is Part.SOPS)
        groups.setdefault(tie.group, []).append(TiedLine(tie, maps, sops))
    listed = {name: tuple(lines) for name, lines in groups.items()}
    parts = tuple(_parts(by_code.get("", [])))
    return ContentsPage(subject, tuple(listed.items()), parts, len(pieces))


def _parts(pieces: Sequence[Piece]) -> Iterator[ListedPart]:
    """The parts that hold something that is not about one process."""
    for part, title in TITLES.items():
        found: dict[str, list[PageLink]] = {}
        for one in pieces:
            if one.part is part:
                found.setdefault(one.title, []).append(_link(one))
        if found:
            named = (ListedDocument(name, tuple(links)) for name, links in found.items())
            yield ListedPart(str(part), title, tuple(named))


def _link(piece: Piece) -> PageLink:
    """A link to a file, seen from the contents page."""
    return PageLink(format_of(piece.name), quote(piece.path))


def manifest_of(subject: Subject, pieces: Iterable[Piece]) -> bytes:
    """The manifest: what the pack is about, and the digest of each file."""
    files: list[Mapping[str, object]] = [
        {
            "path": one.path,
            "bagian": TITLES[one.part],
            "judul": one.title,
            "proses": one.code or None,
            "bita": len(one.content),
            "sha256": disk.digest(one.content),
        }
        for one in pieces
    ]
    return as_json(
        {
            "format": FORMAT,
            "program": VERSION,
            "unit": subject.unit,
            "tipe": subject.tipe,
            "pemerintah": subject.government,
            "status": subject.standing,
            "pembanding": subject.since or None,
            "berkas": files,
        }
    )


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """The digests of all other files, in the form that the tool of this name checks."""
    return disk.digest_list({name: disk.digest(content) for name, content in files.items()})
