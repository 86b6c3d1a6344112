"""The maklumat pelayanan of an office: what its template is filled in with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.decree.letters import Letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.services.standard import ServiceStandard

TEMPLATE: Final = "maklumat-pelayanan.docx"
NAME: Final = "maklumat-pelayanan"
_LEADER: Final = "pejabat_level_1"
"""The role of whoever heads a unit."""


def declaration(
    standards: Sequence[ServiceStandard], target: Target, defs: DefinitionSet
) -> Letter:
    """The declaration of a unit, with its services and a blank for the signature."""
    daerah, unit = defs.daerah, target.unit
    head = [*map(str, daerah.kop)] or [str(daerah.pemerintah)]
    own = [*map(str, unit.kop)] if unit else []
    return Letter(
        NAME,
        TEMPLATE,
        {
            "formulir": {"nama": f"Maklumat pelayanan {target.name}"},
            "kop": [*head, *(own or [target.name])],
            "alamat": str(unit.alamat or "") if unit else "",
            "unit": target.name,
            "pemerintah": str(daerah.pemerintah),
            "ibu_kota": str(daerah.ibu_kota),
            "pimpinan": head_of(target),
            "layanan": [{"kode": one.code, "nama": one.name} for one in standards],
        },
    )


def head_of(target: Target) -> str:
    """The title of whoever heads a unit, as far as the unit itself names it.

    That of its type is a rank, which says less than that somebody heads the unit.
    """
    own = target.unit.jabatan if target.unit else {}
    title = next((str(title) for role, title in own.items() if str(role) == _LEADER), "")
    return title or f"Pimpinan {target.name}"
