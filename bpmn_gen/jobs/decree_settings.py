"""Who signs decrees, by the settings in daerah.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.decree.composing import Signer

if TYPE_CHECKING:
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Daerah


def signer_of(defs: DefinitionSet) -> Signer:
    """Who signs a decree, by the settings."""
    daerah = defs.daerah
    chosen, head = daerah.keputusan, str(daerah.kepala).upper()
    name, seat = str(chosen.nama or ""), str(daerah.ibu_kota)
    if chosen.penandatangan == "atas nama":
        delegate = str(chosen.jabatan or daerah.sekretaris).upper()
        below = ("Pangkat ........................", "NIP ........................")
        return Signer((f"a.n. {head}", f"{delegate},"), seat, name, below)
    before = {"kepala daerah": "", "bupati": "", "pj": "Pj. ", "plt": "Plt. ", "plh": "Plh. "}
    return Signer((f"{before[str(chosen.penandatangan)]}{head},",), seat, name)


def region_words(daerah: Daerah) -> dict[str, object]:
    """What texts that staff edit may say of the regency."""
    return {
        "nama": str(daerah.nama),
        "pemerintah": str(daerah.pemerintah),
        "kepala": str(daerah.kepala),
        "jabatan_kepala": daerah.jabatan_kepala,
        "sekretaris": str(daerah.sekretaris),
        "ibu_kota": str(daerah.ibu_kota),
    }
