"""Which pages the site has, in the order in which they are offered."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from manual import command_pages, finding_pages, key_pages, regulation_pages
from manual.guide import whole, with_parts
from manual.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = Path(__file__).parent / "pages"

_WRITTEN = {
    "Mulai": ("index", "mulai/excel", "mulai/pasang", "mulai/proyek-baru", "mulai/hasil"),
    "Menulis": (
        "tugas/menyunting",
        "tugas/layanan-sendiri",
        "tugas/lembar-excel",
        "tugas/mengisi",
        "tugas/impor-sop-lama",
        "tugas/impor-peta",
        "tugas/mengubah-proses",
    ),
    "Memeriksa dan mencetak": (
        "tugas/memeriksa",
        "tugas/mencetak",
        "tugas/waktu-proses",
        "tugas/beban-kerja",
        "tugas/standar-pelayanan",
        "tugas/simulasi",
        "tugas/banding",
        "tugas/pemaparan",
        "tugas/portal",
    ),
    "Menetapkan, reviu, dan bukti": (
        "tugas/menetapkan",
        "tugas/reviu",
        "tugas/suntingan",
        "tugas/ganti-massal",
        "tugas/register",
        "tugas/bukti",
    ),
    "Bersama kantor lain": ("tugas/gabung", "tugas/bagikan", "tugas/daerah-lain"),
    "Bila ada masalah": ("tugas/pertanyaan", "tugas/versi-lama"),
}
"""Pages that are written by hand, by the group in which they are offered."""
_ENGLISH = (
    ("pengembang/architecture", "docs/ARCHITECTURE.md"),
    ("pengembang/walkthrough", "docs/WALKTHROUGH.md"),
    ("pengembang/glossary", "docs/GLOSSARY.md"),
    ("pengembang/layout", "docs/layout.md"),
    ("pengembang/api", "docs/API.md"),
    ("pengembang/contributing", "CONTRIBUTING.md"),
)
"""Documents for developers that are shown whole."""
NOT_SHOWN = frozenset(
    f"docs/panduan.md#{place}"
    for place in (
        "panduan-sepuluh-menit",
        "6-mulai-dari-sop-atau-gambar-yang-sudah-ada",
        "rujukan-perintah",
    )
)
"""Parts of the guide that no page shows: how it begins, a bare heading, what is generated here."""


@cache
def contents() -> dict[str, tuple[Page, ...]]:
    """All pages by their group, in order."""
    written = {name: tuple(map(_written, paths)) for name, paths in _WRITTEN.items()}
    keys, *key_parts = key_pages.pages()
    findings, *finding_parts = finding_pages.pages()
    regulation, *regulation_parts = regulation_pages.pages()
    reference = (*command_pages.pages(), _definitions(), keys, findings, regulation, _changes())
    return {
        **written,
        "Rujukan": reference,
        "Kunci tiap berkas": tuple(key_parts),
        "Temuan tiap kelompok": tuple(finding_parts),
        "Peraturan tiap bagian": tuple(regulation_parts),
        "Pengembang (English)": tuple(_developers()),
    }


def _written(path: str) -> Page:
    """A page that is written by hand, with the parts of the guide that it names."""
    text, shown = with_parts((PAGES / f"{path}.md").read_text("utf-8"))
    return Page(path, text, shown)


def _definitions() -> Page:
    """How definitions are written; the tables of their keys have pages of their own."""
    text, shown = whole(key_pages.DOCUMENT)
    return Page("rujukan/definisi", text.partition("\n## Semua kunci\n")[0] + "\n", shown)


def _changes() -> Page:
    text, shown = whole("CHANGELOG.md")
    return Page("rujukan/perubahan", text, shown, is_aside=True)


def _developers() -> Iterator[Page]:
    for path, document in _ENGLISH:
        text, shown = whole(document)
        yield Page(path, text, shown, "en", is_aside=True)
