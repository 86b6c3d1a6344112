"""What is still lacking in an evidence pack, for those who hand it over.

The pack itself does not say it: a document of the unit is no place for a to-do list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.wording import first_few
from bpmn_gen.edition.status import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.edition.status import UnitStatus
    from bpmn_gen.evidence.ties import Tie

_NAMED: Final = 3
"""Processes that a sentence names."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far the work on a unit has come, besides its processes."""

    blanks: int
    """Values that SOPs print as dots."""
    is_reviewed: bool
    """Whether there is something to compare with."""
    lacking: int
    """Changes without a reason."""
    is_assessed: bool
    """Whether anybody filled in the forms of monitoring and evaluation."""
    blank_minutes: str
    """Minutes that nobody has filled in and of which no signed copy is there; empty for none."""
    newer: tuple[str, ...]
    """Minutes as they would be now, beside those that somebody has filled in."""
    attached: int
    """Files that the unit added."""
    attachments: str
    """The folder for those."""


def gaps(tied: Sequence[Tie], status: UnitStatus, reached: Reached) -> Iterator[str]:
    """Sentences without a full stop, each with what to do."""
    sops = [one for one in tied if one.sop_code]
    if status.whole.edition is None:
        yield "belum ada keputusan yang dicatat; catat dengan 'bpmn-gen tetapkan'"
    else:
        yield from _unset(sops, status)
    if unnumbered := [one.code for one in sops if not one.number]:
        hint = "isi lewat 'bpmn-gen lembar register' atau 'lembar isian'"
        named = first_few(unnumbered, _NAMED)
        yield f"{len(unnumbered)} dari {len(sops)} SOP belum bernomor ({named}); {hint}"
    if reached.blanks:
        hint = "lihat dengan 'bpmn-gen lembar isian'"
        yield f"{reached.blanks} isian SOP masih berupa titik-titik; {hint}"
    if not reached.is_reviewed:
        yield "tidak ada pembanding, jadi tidak ada matriks perubahan dan berita acara reviu"
    elif reached.lacking:
        yield f"{reached.lacking} perubahan belum beralasan; isi di reviu.yaml atau di matriksnya"
    if reached.is_reviewed and not reached.is_assessed:
        yield "formulir pemantauan dan evaluasi belum diisi (penilaian-sop.xlsx)"
    if reached.blank_minutes:
        yield (
            "berita acara reviu belum diisi (nomor, hari, tempat, dan nama masih titik-titik) dan "
            f"salinan bertanda tangan tidak ditemukan; isi {reached.blank_minutes}, lalu letakkan "
            f"pindaiannya di {reached.attachments} dengan 'berita acara' pada namanya"
        )
    for path in reached.newer:
        yield (
            "berita acara yang Anda sunting disusun sebelum perubahan, alasan, atau penilaian "
            f"yang terakhir; salin yang baru dari {path}, lalu hapus berkas itu"
        )
    if not reached.attached:
        yield (
            "belum ada lampiran dari unit; keputusan dan berita acara yang ditandatangani, daftar "
            f"hadir, atau foto diletakkan di {reached.attachments}"
        )


def _unset(sops: Sequence[Tie], status: UnitStatus) -> Iterator[str]:
    """The processes that no decree has set as they are."""
    never = [one.code for one in sops if status.of(one.code).state is State.DRAFT]
    changed = [one.code for one in sops if status.of(one.code).state is State.CHANGED]
    if never:
        yield f"{len(never)} proses belum ditetapkan ({first_few(never, _NAMED)})"
    if changed:
        yield f"{len(changed)} proses berubah sejak ditetapkan ({first_few(changed, _NAMED)})"
