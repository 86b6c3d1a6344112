"""Who the actors of an old SOP may be today: proposals, never replacements.

What an office called its people years ago stays as it was written.  Abbreviations are spelled out,
and beside each title stands what the unit has today, so that the officer can choose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.wording import listed
from bpmn_gen.rules.borrowings import OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.decompiler.catalogue import Catalogue

_SHORT: Final[Mapping[str, str]] = {
    "kadis": "Kepala Dinas",
    "kadin": "Kepala Dinas",
    "kaban": "Kepala Badan",
    "kabid": "Kepala Bidang",
    "kabag": "Kepala Bagian",
    "kasubbag": "Kepala Subbagian",
    "kasubag": "Kepala Subbagian",
    "kasubbid": "Kepala Subbidang",
    "kasubid": "Kepala Subbidang",
    "kasi": "Kepala Seksi",
    "kasie": "Kepala Seksi",
    "kapus": "Kepala Puskesmas",
    "kasek": "Kepala Sekolah",
    "kades": "Kepala Desa",
    "kanit": "Kepala Unit",
    "katim": "Ketua Tim",
    "sekdin": "Sekretaris Dinas",
    "sekban": "Sekretaris Badan",
    "sekcam": "Sekretaris Kecamatan",
    "sekda": "Sekretaris Daerah",
    "sekdes": "Sekretaris Desa",
    "seklur": "Sekretaris Kelurahan",
    "irban": "Inspektur Pembantu",
    "subbag": "Subbagian",
    "subag": "Subbagian",
    "jfu": "Pelaksana",
    "jft": "Pejabat Fungsional",
}
"""Abbreviations that are used in all offices."""
_OTHERS: Final = re.compile(
    r"(?:dinas|badan|kantor|kecamatan|kelurahan|inspektorat|bagian|satpol|sekretariat|puskesmas|rsud|"
    r"kementerian|kepolisian|polres|polsek|koramil|kejaksaan|pengadilan|bpn|bkn|bank|desa)\b.*",
    re.IGNORECASE,
)
"""How names of offices begin, which are no titles of people."""
_OFFICIALS: Final = re.compile(
    r"\b(?:pengguna (?:barang|anggaran)|pemilik (?:kinerja|risiko)|pejabat|petugas|pengelola)\b",
    re.IGNORECASE,
)
"""Titles that bear a word for people outside government and are of officials."""
_INTERNAL: Final = re.compile(
    r"\b(?:cuti|pegawai|kepegawaian|asn|pns|kenaikan (?:gaji|pangkat)|surat tugas|mutasi|pensiun|"
    r"perjalanan dinas|kendaraan dinas|barang milik daerah|gaji|lembur|disposisi|surat masuk|"
    r"surat keluar|pengadaan|penghapusan|inventaris|ruang rapat|internal)\b",
    re.IGNORECASE,
)
"""Services that an office does for its own people, by the name of the SOP."""
_EITHER: Final = re.compile(r"\b(?:pemohon|pengguna|pelapor|pemilik|peminjam)\b", re.IGNORECASE)
"""Words for people who may be of the public or of the office."""
_TIERS: Final = (
    (
        "Pejabat Pengawas",
        re.compile(r"kepala (?:sub ?bagian|sub ?bidang|seksi)\b.*", re.IGNORECASE),
    ),
    (
        "Pejabat Administrator",
        re.compile(
            r"(?:kepala (?:bagian|bidang)|sekretaris (?:dinas|badan)|camat)\b.*", re.IGNORECASE
        ),
    ),
    (
        "Pejabat Pimpinan Tinggi Pratama",
        re.compile(
            r"(?:kepala (?:dinas|badan)|sekretaris daerah|asisten|inspektur$)\b.*", re.IGNORECASE
        ),
    ),
)
"""Tiers of positions by the titles that they usually bear."""
_SMALL: Final = frozenset({"dan", "atau", "di", "ke", "dari", "pada", "untuk", "dengan", "yang"})
_ACRONYM: Final = 5
"""Letters of an acronym at most."""
_VOWELS: Final = re.compile(r"[AEIOU]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """How a definition may write an actor."""

    form: str | dict[str, str]
    """A title, or keys like ``masyarakat``."""
    notes: tuple[str, ...]
    """What the officer has to decide, one Indonesian sentence each."""


def proposed(name: str, catalogue: Catalogue, target: Target | None, service: str = "") -> Proposal:
    """A proposal for an actor.

    Args:
        name: the head of the column.
        catalogue: the names that the project knows.
        target: the unit with its type; None where no unit was named.
        service: the name of the SOP, which may tell whether the public takes part.
    """
    title = in_full(cased(name))
    is_own = target is not None and any(
        role in target.roles() for role in catalogue.roles_of(title, target.name)
    )
    if is_outside(title) and not is_own:
        return Proposal({"masyarakat": title}, tuple(_asked(title, service)))
    role = next((one for one in catalogue.terms if one.casefold() == title.casefold()), "")
    if role and (target is None or role in target.roles()):
        return Proposal({"peran": role}, tuple(_printed(title, role, target)))
    notes = []
    if title != cased(name):
        notes.append(f"'{name}' ditulis panjang sebagai '{title}'")
    if _OTHERS.fullmatch(title):
        notes.append(
            f"'{title}' tampaknya nama instansi: tulis jabatannya, lalu unit: atau instansi:"
        )
    if target is not None:
        notes += _compared(title, catalogue, target)
    return Proposal(title, tuple(notes))


def is_outside(title: str) -> bool:
    """Whether a title seems to be of people outside government."""
    return bool(OUTSIDE.search(title)) and not _OFFICIALS.search(title)


def _asked(title: str, service: str) -> list[str]:
    """What to ask about somebody who may be of the public or of the office."""
    if not (_EITHER.search(title) and _INTERNAL.search(service)):
        return []
    seems = f"'{title}' ditulis sebagai masyarakat, padahal ini tampaknya layanan di dalam kantor"
    return [f"{seems}; bila ia pegawai, tulis jabatannya"]


def _printed(title: str, role: str, target: Target | None) -> list[str]:
    """What is printed for a title that is written like a role, and therefore as that role."""
    printed = str(target.roles()[role]) if target else title
    return [f"'{title}' ditulis sebagai peran dan dicetak '{printed}'"] * (printed != title)


def _compared(title: str, catalogue: Catalogue, target: Target) -> list[str]:
    """What the unit and its type say of a title."""
    roles = catalogue.roles_of(title, target.name)
    own = target.roles()
    known = [own[role] for role in roles if role in own]
    if known and known[0].casefold() != title.casefold():
        return [f"'{title}' mungkin '{known[0]}' pada {target.name}"]
    if known:
        return []
    tier = next((tier for tier, pattern in _TIERS if pattern.fullmatch(title)), None)
    tiers = [f"{one.jabatan} (Level {one.level})" for one in target.tipe.tingkat]
    if tier is None or any(tier in str(one.jabatan) for one in target.tipe.tingkat):
        return []
    source = f" ({listed([str(one) for one in target.tipe.sumber])})" if target.tipe.sumber else ""
    has = f"tingkat itu tidak ada pada {target.tipe.nama}, yang mempunyai {listed(tiers)}{source}"
    return [f"'{title}' lazimnya {tier}; {has}. Tentukan sendiri siapa yang kini melakukannya"]


def in_full(title: str) -> str:
    """A title with the usual abbreviations spelled out."""
    words = title.split()
    found = []
    for word in words:
        short = _SHORT.get(word.casefold().rstrip("."))
        found.append(short or word)
    return " ".join(found)


def cased(name: str) -> str:
    """A name that is written in capitals, as it is written in a sentence."""
    if not name.isupper():
        return name
    return " ".join(_word(word, number) for number, word in enumerate(name.split()))


def _word(word: str, number: int) -> str:
    """A word of a name; what looks like an acronym stays as it is."""
    small = word.casefold()
    if number and small in _SMALL:
        return small
    letters = re.sub(r"[^A-Z]", "", word)
    if len(letters) <= _ACRONYM and len(_VOWELS.findall(letters)) <= len(letters) // 3:
        return word
    return "-".join(part.capitalize() for part in small.split("-"))
