"""Starts the small project of one office: who it is, and room for its own processes.

The processes of the regulation are not copied.  They come along with the program, so that a newer
program brings newer ones, and the office sees only files that are its own to change.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.compiler.target import all_units
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings, did_you_mean
from bpmn_gen.errors import MisuseError, RefusalError
from bpmn_gen.store.disk import write_atomically
from bpmn_gen.store.project import DEFINITIONS, shipped
from bpmn_gen.writing.values import inline

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.definition.schema import Unit

_LETTER = re.compile(r"[A-Z]")
_MIN, _MAX = 2, 6
"""Letters of a prefix that is made of a name."""

_UNIT = """\
# Identitas unit. Yang tidak diisi mengikuti tipe unitnya.
nama: {nama}
tipe: {tipe}
# Awalan kode proses milik unit sendiri; ubah sekarang bila perlu, sebelum ada prosesnya.
kode: {kode}
# Nama jabatan yang sebenarnya menurut perannya:
# jabatan: {{pejabat_level_1: ...}}
"""
_PETA = """\
# Kelompok proses level 0 milik unit; 'bpmn-gen baru' menambahkan prosesnya di sini.
peta:
  - kode: {kode}.01
    nama: Pelayanan
    kelompok: inti
    proses: []
"""
_LISTS = """\
# Teks yang dipakai banyak SOP, ditulis sekali di bawah kuncinya; proses cukup menyebut kuncinya.
# dasar_hukum:
#   uu-pelayanan-publik: Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
dasar_hukum: {}
"""


def start_office(folder: Path, name: str, number: int | None) -> Path:
    """Make the folder of an office in a new project.

    Args:
        folder: the folder of the project; may hold other things, but no definitions.
        name: the name of the unit.
        number: the unit type; None where the regency's own list knows the unit.

    Returns:
        The folder of the office.

    Raises:
        RefusalError: when there are definitions already; nothing is written then.
        MisuseError: when the name is blank or the type is not known.
        OSError: when something cannot be written.
    """
    if not name.strip():
        raise MisuseError("Nama unit masih kosong; tulis misalnya --unit 'Kecamatan Kroya'")
    place = folder / DEFINITIONS
    if place.exists() or (folder / "daerah.yaml").exists():
        raise RefusalError(f"'{place}' sudah ada; tidak ada yang ditulis. Pilih folder lain")
    known = {one.slug: one.unit for one in all_units(load(shipped(DEFINITIONS), Findings()))}
    unit = known.get(f"unit-{file_slug(name)}")
    names = [str(one.nama) for one in known.values() if one is not None]
    tipe = number if number is not None else _type_of(unit, name, names)
    own = place / "unit" / file_slug(name)
    shown = str(unit.nama) if unit is not None else " ".join(name.split())
    words = {"nama": inline(shown, flow=False), "tipe": tipe, "kode": prefix_of(shown)}
    own.mkdir(parents=True)
    (own / "proses").mkdir()
    write_atomically(own / "unit.yaml", _UNIT.format(**words).encode())
    write_atomically(own / "peta.yaml", _PETA.format(**words).encode())
    write_atomically(own / "daftar.yaml", _LISTS.encode())
    return own


def _type_of(unit: Unit | None, name: str, names: list[str]) -> int:
    """The type of a unit of the regency's list.

    Raises:
        MisuseError: when the list does not know the unit.
    """
    if unit is not None:
        return int(unit.tipe)
    near = "; ".join(did_you_mean(name, names))
    hint = f" ({near})" if near else ""
    raise MisuseError(
        f"Unit '{name}' tidak ada dalam daftar{hint}. Tulis tipenya dengan --tipe N; "
        "nomornya ditampilkan 'bpmn-gen list --bawaan'"
    )


def prefix_of(name: str) -> str:
    """A prefix for the codes of a unit: the first letters of the words of its name."""
    words = [word for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()] or name.split()
    letters = _LETTER.findall("".join(word[:1] for word in words).upper())
    if len(letters) < _MIN:
        letters = _LETTER.findall(name.upper())[:3] or ["U", "N", "I", "T"]
    return "".join(letters[:_MAX])
