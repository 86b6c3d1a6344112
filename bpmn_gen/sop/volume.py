"""The words of a bound volume of SOPs, and of the monitoring form of a unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bpmn_gen.compiler.bound_units import binding_of
from bpmn_gen.compiler.document_codes import sop_code
from bpmn_gen.compiler.sentences import inside
from bpmn_gen.definition.legal_citation import legal_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.citation import ProvisionIndex
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Jabatan
    from bpmn_gen.sop.document import PageStyle

TITLE = "Standar Operasional Prosedur Administrasi Pemerintahan"
FRONT_PAGES = 3
"""Cover, daftar isi and penjelasan singkat, which take a page each unless they are long."""


@dataclass(frozen=True, slots=True)
class Volume:
    """The words of a volume around its SOPs."""

    unit: str
    style: PageStyle
    values: dict[str, object]
    """Values by the names that templates use."""
    mark: str = ""
    """One word on the pages around the SOPs, of a unit that no decree has set; else empty."""
    status: str = ""
    """How the unit stands, as a sentence; empty where pages say nothing of it."""


def unit_volume(
    target: Target,
    processes: Sequence[ResolvedProcess],
    defs: DefinitionSet,
    style: PageStyle,
) -> Volume:
    """The words of the volume of a unit.

    Args:
        target: the unit or unit type.
        processes: its processes, in order.
        defs: the definitions.
        style: paper and type.
    """
    unit = target.unit
    entries: list[dict[str, object]] = []
    terms = [str(role.sebutan) for role in defs.jabatan.values()]
    for number, process in enumerate(processes, 1):
        entries.append(
            {
                "no": number,
                "kode": sop_code(defs.daerah, process.code),
                "nama": str(process.sop.nama or process.name),
                "halaman": 0,
                "ringkasan": _summary(process, terms),
            }
        )
    defined, explained = _terms(processes, defs)
    values: dict[str, object] = {
        "judul": TITLE,
        "kop": [str(line) for line in (unit.kop if unit else ()) or defs.daerah.kop],
        "unit": target.name,
        "alamat": str(unit.alamat or "") if unit else "",
        "tahun": year_of(processes),
        "sop": entries,
        "ruang_lingkup": _scope(target, processes, defs),
        "definisi": defined,
        "istilah_lain": explained,
    }
    return Volume(target.name, style, values)


def with_pages(words: Volume, pages: Sequence[int]) -> Volume:
    """The volume with the page numbers on which its SOPs begin.

    ``pages`` are the numbers of pages of the SOPs, in order.
    """
    entries = words.values["sop"]
    if not isinstance(entries, list):
        raise TypeError(type(entries))
    page, numbered = FRONT_PAGES + 1, []
    for entry, count in zip(entries, pages, strict=True):
        numbered.append({**entry, "halaman": page})
        page += count
    return replace(words, values={**words.values, "sop": numbered})


def year_of(processes: Sequence[ResolvedProcess]) -> str:
    """The year in which the latest SOP came into force; empty where none is known."""
    days = [getattr(process.sop.tanggal_efektif, "hari", None) for process in processes]
    return max((str(day.year) for day in days if day), default="")


def _summary(process: ResolvedProcess, terms: Sequence[str]) -> str:
    """From which start to which ends a process leads, who takes part, and who must begin it."""
    steps, actors = list(process.walk()), [actor.name for actor in process.actors]
    names = (*terms, *actors)
    first = next((inside(step.text, names) for step in steps if step.kind == "mulai"), "")
    ends = dict.fromkeys(inside(step.text, names) for step in steps if step.kind == "selesai")
    free = f"; tidak wajib dimulai: {process.optional}" if process.optional else ""
    whole = f"dari {first} sampai dengan {' atau '.join(ends)}"
    return f"{whole}; pelaksana: {', '.join(actors)}{free}"


def _scope(target: Target, processes: Sequence[ResolvedProcess], defs: DefinitionSet) -> str:
    """The scope: for whom the volume holds, and on what it rests."""
    regulations = "; ".join(str(one.judul) for one in defs.peraturan)
    rests = f" berdasarkan {regulations}" if regulations else ""
    bound = binding_of(defs, target)
    named = f": {'; '.join(bound.units)}" if bound.units not in ((), (target.name,)) else ""
    condition = "".join(f" {said}." for said in bound.told)
    return (
        f"Buku ini memuat {len(processes)} SOP yang berlaku bagi {target.name},"
        f" {defs.daerah.pemerintah}{rests}{named}.{condition}"
    )


def _terms(
    processes: Sequence[ResolvedProcess], defs: DefinitionSet
) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """The terms of all who take part: those that the regulation defines, and the others.

    Others are only explained, from provisions that do not define them.  All are printed as they
    are written, because a definition of the law is quoted with its capitals.
    """
    roles = {actor.role for process in processes for actor in (*process.actors, *process.parties)}
    used = [defs.jabatan[role] for role in sorted(roles) if role in defs.jabatan]
    words = legal_words(defs.peraturan)
    defined: dict[str, dict[str, str]] = {}
    explained: dict[str, dict[str, str]] = {}
    for role in used:
        basis = [ref for ref in map(str, role.sumber) if _defines(words.index, ref, role)]
        (defined if basis else explained)[str(role.sebutan)] = {
            "istilah": str(role.sebutan),
            "arti": " ".join(str(role.arti).split()),
            "dasar": "; ".join(words.places(basis or map(str, role.sumber))),
        }
    return (
        [term for _, term in sorted(defined.items())],
        [term for _, term in sorted(explained.items())],
    )


def _defines(index: ProvisionIndex, ref: str, role: Jabatan) -> bool:
    """Whether a provision is the definition of the very term by which a role goes."""
    found = index.find(ref)
    said = str(found.ringkasan).casefold() if found and found.jenis == "definisi" else ""
    return said.startswith(f"{role.sebutan} ".casefold())
