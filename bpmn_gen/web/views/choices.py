"""What is offered while somebody writes on the page of a process: texts, each with a remark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bpmn_gen.definition.schema.langkah import TABEL
from bpmn_gen.definition.text import folded
from bpmn_gen.sheets.actors import KINDS as ACTOR_KINDS
from bpmn_gen.sheets.actors import SIDES
from bpmn_gen.sheets.columns import END, KINDS, MEANS, spoken
from bpmn_gen.sheets.durations import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.definition.definition_set import DefinitionSet, Office
    from bpmn_gen.definition.schema import Proses

Offered = list[list[str]]
"""Pairs of what is written and of what stands beside it."""


def choices_of(
    defs: DefinitionSet, office: Office | None, roles: Mapping[str, str]
) -> dict[str, Any]:
    """What is offered, by column of a step or of an actor; under ``isian`` by the title of a field.

    Args:
        defs: the definitions.
        office: whose process it is; None for one of the regency.
        roles: the words for the keys of roles.
    """
    every = [*defs.proses.values()]
    every += [one for other in defs.offices.values() for one in other.proses.values()]
    papers = {
        folded(text): str(text)
        for one in every
        for step in one.semua_langkah()
        for text in (*getattr(step, "kelengkapan", ()), *getattr(step, "keluaran", ()))
    }
    return {
        "jenis_langkah": list(KINDS.values()),
        "satuan": list(UNITS),
        "jenis": list(MEANS),
        "sewaktu_waktu": ["ya"],
        "akhir": END,
        "macam": list(ACTOR_KINDS.values()),
        "sisi": list(SIDES.values()),
        "jabatan": sorted(set(roles.values())),
        "berkas": sorted(papers.values()),
        "dokumen": [[str(one.kode), str(one.nama)] for one in defs.formulir.values()],
        "tabel": list(TABEL),
        "ketentuan": provisions(defs),
        "sejajar": spoken({"sejajar": []})[0],
        "isian": _fields(defs, office, every),
    }


def provisions(defs: DefinitionSet) -> Offered:
    """All provisions with what they say, as the trace says it."""
    return [
        [str(one.ref), str(one.ringkasan)]
        for regulation in defs.peraturan
        for one in regulation.ketentuan
    ]


def _fields(defs: DefinitionSet, office: Office | None, every: list[Proses]) -> dict[str, Offered]:
    """What is offered in the head of a process."""
    seen = defs.seen_by(office.unit if office else None)
    lists = [defs.daftar, *([office.daftar] if office else [])]
    laws = [key for one in lists for key in one.dasar_hukum.items()]
    titles = [[str(one.judul), ""] for one in seen.peraturan]
    titles += [[str(text), ""] for one in every for text in one.dasar_hukum]
    legal = _once([*([str(key), str(text)] for key, text in laws), *titles])

    def listed(name: str) -> Offered:
        pairs = (pair for one in lists for pair in getattr(one, name).items())
        return _once([str(key), str(text)] for key, text in pairs)

    names = [[str(one.nama), str(one.kode)] for one in every]
    return {
        "Dasar hukum": legal,
        "Dasar hukum SOP": legal,
        "Ketentuan yang dilaksanakan": provisions(defs),
        "Ketentuan yang dinyatakan": provisions(defs),
        "Kualifikasi pelaksana": listed("kualifikasi"),
        "Peralatan dan perlengkapan": listed("peralatan"),
        "Peringatan": listed("peringatan"),
        "Keterkaitan": _once(names),
        "Rujukan bagi": _once([str(one.kode), str(one.nama)] for one in every),
    }


def _once(pairs: Iterable[list[str]]) -> Offered:
    """Each text once, where it came first."""
    return list({text: [text, remark] for text, remark in reversed([*pairs])}.values())[::-1]
