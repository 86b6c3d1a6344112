"""Texts of SOPs: verb and names of branches as PermenPANRB 35/2012 wants them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.repair import UNKNOWN
from bpmn_gen.definition.schema import Kegiatan, Keputusan
from bpmn_gen.rules.finding import warning
from bpmn_gen.rules.survey import step_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import View

_ACTIVE = re.compile(
    r"(?!(?:berkas|berita|beras|berkala|berdasarkan|bendahara|benda|bentuk|beban|beasiswa|media|meja"
    r"|menteri|medis|memo|menit|mebel|mesin|materai|meterai)\b)"
    r"(?:me|be|ber|bel)[a-z]{3,}|ikut|turut|mulai|lapor|masuk|naik|turun",
    re.IGNORECASE,
)
"""First words of a kegiatan: active verbs with their prefix, and the few that have none; nouns that
begin alike are none."""
_PAIR = ("ya", "tidak")


def inactive_verb(view: View) -> Iterator[Diagnostic]:
    """A kegiatan begins with an active verb and names no subject; the column says who does it.

    Wrong::

        kegiatan: Surat permohonan dikirim oleh pemohon

    Right::

        kegiatan: Mengirim surat permohonan
    """
    for place in view.flow.places:
        step = place.step
        if not isinstance(step, Kegiatan) or step.kegiatan == UNKNOWN:
            continue
        first = step.kegiatan.split(maxsplit=1)[0] if step.kegiatan.split() else ""
        if not _ACTIVE.fullmatch(first.strip("\"'“”‘’(.,:")):
            message = f"kegiatan {quoted(step.kegiatan)} tidak diawali kata kerja aktif"
            hints = ("awali dengan kata kerja seperti 'Menyusun', tanpa menyebut pelakunya",)
            yield warning("inactive-verb", message, step.kegiatan.span, hints)


_SLIPS = {
    "Tidak": ("tdk", "tida", "tdak", "tidk", "no", "t", "tak", "gak", "tidak ada"),
    "Ya": ("y", "iya", "yaa", "yes", "ok", "yap"),
}
"""What people write for the two answers."""


def unpaired_label(view: View) -> Iterator[Diagnostic]:
    """A decision between two branches of which one is Ya has Tidak as the other, and vice versa.

    Wrong::

        cabang: {Ya: susun, Ditolak: selesai}

    Right::

        cabang: {Ya: susun, Tidak: selesai}
    """
    for place in view.flow.places:
        step = place.step
        if not isinstance(step, Keputusan) or len(step.cabang) != len(_PAIR):
            continue
        labels = {label.casefold(): label for label in step.cabang}
        given = [labels[word] for word in _PAIR if word in labels]
        if len(given) == 1:
            other = "Tidak" if given[0].casefold() == _PAIR[0] else "Ya"
            name = step_name(step)
            message = f"keputusan {name} punya cabang {quoted(given[0])} tanpa cabang '{other}'"
            written = next(label for label in step.cabang if label is not given[0])
            meant = written.strip(" .?!").casefold() in _SLIPS[other]
            hints = (f"maksud Anda '{other}'?",) if meant else (f"beri cabang '{other}'",)
            label = written if meant else given[0]
            yield warning("unpaired-label", message, label.span, hints)
