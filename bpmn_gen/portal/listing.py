"""The files of an output folder after a build, and links to them.

The portal links to these files only, so that no link is dead.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING
from urllib.parse import quote

from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.schema.daerah import JABATAN_KEPALA

if TYPE_CHECKING:
    from collections.abc import Iterable

DRAFT = "Rancangan"
"""What a build makes of a decree, for only who signs it sets anything."""
PAGE = "index.html"
"""File name of the pages of the portal."""
NAMES = {
    "peta-lintas-fungsi": "Peta lintas fungsi",
    "sop": "SOP",
    "buku-sop": "Buku SOP",
    "standar-pelayanan": "Standar pelayanan",
    "brosur": "Brosur pelayanan",
    "maklumat-pelayanan": "Maklumat pelayanan",
    "layanan": "Daftar pelayanan",
    "formulir-pemantauan": "Formulir pemantauan SOP",
    "waktu-proses": "Waktu proses",
    "beban-kerja": "Beban kerja",
    "kedudukan": "Kedudukan",
    "penugasan": "Penugasan",
    "tanggung-jawab": "Tanggung jawab",
    "penilai-kinerja": "Tabel Pejabat Penilai Kinerja",
    "peta-proses": "Peta proses (level 0)",
    "indeks-proses": "Indeks proses",
    "jaringan-relasi": "Jaringan relasi",
    "peta-subproses": "Peta subproses",
    "peta-relasi": "Peta relasi",
    "peta-level-1": "Peta level 1",
    "peta": "Peta proses bisnis sebagai salindia",
    **{f"keputusan-{file_slug(head)}": f"{DRAFT} Keputusan {head}" for head in JABATAN_KEPALA},
    "dokumen-peta-proses-bisnis": "Dokumen peta proses bisnis",
    "trace": "Matriks ketertelusuran",
    "matriks-perubahan": "Matriks perubahan",
    "peta-sebelum-sesudah": "Peta sebelum dan sesudah",
    "berita-acara-reviu": "Berita acara reviu dan evaluasi",
    "penilaian-sop": "Pemantauan dan evaluasi SOP",
}
"""What files are called, by the start of their names."""
ENDINGS = {
    ".camunda7.bpmn": "BPMN untuk Camunda 7",
    ".camunda8.bpmn": "BPMN untuk Camunda 8",
    ".bpmn": "BPMN",
    ".docx": "Word",
    ".xlsx": "Excel",
    ".pptx": "PowerPoint",
    ".pdf": "PDF",
    ".svg": "gambar",
    ".html": "halaman",
    ".json": "data",
    ".dmn": "DMN",
    ".form": "formulir Camunda",
    ".txt": "teks",
}
"""What formats are called, by the ending of file names."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that exists after the build."""

    path: str
    """Relative to the output folder."""
    kind: str
    target: str
    kode: str
    title: str = ""
    """What it is called, where its name does not tell; a letter by the words of its step."""
    status: str = ""
    """How it stands, where pages have to say that."""

    @property
    def label(self) -> str:
        """What pages call it."""
        return self.title or file_label(self.path)


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a file or page."""

    label: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """One document with all formats it exists in."""

    name: str
    formats: tuple[PageLink, ...]
    status: str = ""
    """How it stands, where a page has to say that."""


def by_code(files: Iterable[File]) -> dict[str, tuple[File, ...]]:
    """Files by the codes of their processes, in order; those about a whole unit by ``""``."""
    found: dict[str, list[File]] = {}
    for file in by_path(files):
        found.setdefault(file.kode, []).append(file)
    return {code: tuple(some) for code, some in found.items()}


def page_of(target: str, code: str) -> str:
    """The path of the page of a process in a unit."""
    return f"{target}/{code}/{PAGE}"


def everywhere_path(code: str) -> str:
    """The path of the page that leads to a process in all units."""
    return f"proses/{code}.html"


def by_path(files: Iterable[File]) -> list[File]:
    """Files in the order of their paths."""
    return sorted(files, key=attrgetter("path"))


def way(path: str, page: str) -> str:
    """The relative address of a file, seen from a page; both paths start at the output folder."""
    ups, parts = page.split("/")[:-1], path.split("/")
    while ups and len(parts) > 1 and ups[0] == parts[0]:
        del ups[0], parts[0]
    return quote("/".join([".."] * len(ups) + parts))


def format_of(path: str) -> str:
    """The label of a file's format."""
    return next((name for end, name in ENDINGS.items() if path.endswith(end)), "berkas")


def file_label(path: str) -> str:
    """The label of a file: the words for a known start of its name, else the name itself."""
    return _named(posixpath.basename(path))


@lru_cache(maxsize=4096)
def _named(stem: str) -> str:
    """The label of a file name, remembered because many units have files of the same names."""
    for end in ENDINGS:
        stem = stem.removesuffix(end)
    known = max((start for start in NAMES if _begins(stem, start)), key=len, default="")
    if not known:
        return stem.replace("-", " ").capitalize() if "." not in stem else "Proses"
    return f"{NAMES[known]} {stem.removeprefix(known).strip('-')}".strip()


def _begins(stem: str, start: str) -> bool:
    """Whether a file name is a known one, with or without a code behind it, which is no word."""
    rest = stem.removeprefix(f"{start}-")
    return stem == start or (rest != stem and not re.fullmatch(r"[a-z-]+", rest))


def documents(files: Iterable[File], page: str) -> tuple[ListedDocument, ...]:
    """Files grouped into documents, each with its formats, in the order of their names."""
    found: dict[tuple[str, str], list[PageLink]] = {}
    for file in by_path(files):
        if is_offered(file):
            link = PageLink(format_of(file.path), way(file.path, page))
            found.setdefault((file.label, file.status), []).append(link)
    return tuple(
        ListedDocument(name, tuple(links), status) for (name, status), links in found.items()
    )


def is_offered(file: File) -> bool:
    """Whether pages lead to a file as a document."""
    return file.kind not in {"form", "portal"}


def is_common(file: File) -> bool:
    """Whether a file belongs to no single unit type or unit, as decrees and the trace matrix do."""
    return file.kind != "portal" and not file.target.startswith(("tipe-", "unit-"))
