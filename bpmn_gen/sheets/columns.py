"""The columns of the sheet of a process, and what of a step stands in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.sheets.durations import split
from bpmn_gen.sheets.steps import BLOCKS, kind_of
from bpmn_gen.writing.values import inline, items

if TYPE_CHECKING:
    from collections.abc import Callable

    from bpmn_gen.definition.value import Value
    from bpmn_gen.sheets.actors import Actors
    from bpmn_gen.sheets.steps import FlatStep

KINDS: Final = {
    "mulai": "Mulai",
    "kegiatan": "Kegiatan",
    "keputusan": "Keputusan",
    "sejajar": "Sejajar",
    "pilih": "Satu atau lebih",
    "proses": "Proses lain",
    "selesai": "Selesai",
}
"""Kinds of steps as people choose them."""
MEANS: Final = ("pengguna", "manual", "layanan", "kirim", "terima")
END: Final = "selesai"
"""Stands for the end of the process where a row is named."""
YES, NO = "Ya", "Tidak"
"""The branches with a column of their own."""
TEXTS: Final = (
    "keterangan", "ringkas", "opsional", "sewaktu_waktu", "syarat", "berkala", "batas_waktu",
    "jenis", "tabel", "catatan", "id",
)  # fmt: skip
"""Keys of a step that hold one text; each has a column of the same name."""
LISTS: Final = ("kelengkapan", "keluaran", "sumber", "menyatakan", "dokumen")
PEOPLE: Final = ("kepada", "tembusan", "bersama")
_REMARKS: Final = {
    "sejajar": "(dikerjakan bersamaan: baris di bawah ini yang berhuruf)",
    "pilih": "(satu atau lebih dikerjakan: baris di bawah ini yang berhuruf)",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column."""

    key: str
    title: str
    width: float
    also: tuple[str, ...] = ()
    """What people call it as well."""
    choices: str = ""
    strict: bool = True
    aside: bool = False
    """Whether it stands to the right of what is printed, because few processes need it."""
    is_centred: bool = False
    hint: str = ""


COLUMNS: Final = (
    Column("no", "No", 5, ("No.", "Nomor"), is_centred=True,
           hint="Nomor baris ini, untuk disebut kolom Bila Ya ke, Bila Tidak ke, dan Lanjut ke."),
    Column("tahap", "Tahap", 14, aside=True, hint="Nama tahap; kosongkan bila tanpa tahap."),
    Column("huruf", "Cabang sejajar", 8, ("Cabang",), is_centred=True,
           hint="Huruf A, B, C di bawah baris Sejajar; di tempat lain kosong."),
    Column("kegiatan", "Kegiatan", 36, ("Uraian kegiatan", "Aktivitas")),
    Column("jenis_langkah", "Jenis", 11, ("Jenis langkah",), "daftar_jenis", is_centred=True),
    Column("pertanyaan", "Pertanyaan", 16,
           hint="Pertanyaan sesudah kegiatan, misalnya: Berkas lengkap?"),
    Column("oleh", "Pelaku", 18, ("Pelaksana",), "daftar_pelaku", strict=False),
    Column("ya", "Bila Ya ke", 7, ("Ya", "Bila Ya"), is_centred=True,
           hint="Nomor baris tujuan, atau: selesai"),
    Column("tidak", "Bila Tidak ke", 7, ("Tidak", "Bila Tidak"), is_centred=True,
           hint="Nomor baris tujuan, atau: selesai"),
    Column("lain", "Cabang lain", 11, ("Jawaban lain",),
           hint="Satu jawaban tiap baris, misalnya: Diubah: 3"),
    Column("lanjut", "Lanjut ke", 7, is_centred=True,
           hint="Kosong: baris berikutnya. Selain itu nomor baris, atau: selesai"),
    Column("kelengkapan", "Kelengkapan", 20, ("Persyaratan", "Persyaratan/Kelengkapan"),
           hint="Satu berkas tiap baris (Alt+Enter)."),
    Column("waktu", "Waktu", 7, is_centred=True, hint="Angkanya, misalnya 15 atau 1-3."),
    Column("satuan", "Satuan", 10, ("Satuan waktu",), "daftar_satuan", is_centred=True),
    Column("keluaran", "Output", 20, ("Keluaran", "Hasil"),
           hint="Satu hasil tiap baris (Alt+Enter)."),
    Column("keterangan", "Keterangan", 15, ("Ket", "Ket.")),
    Column("sumber", "Dasar", 18, ("Dasar hukum", "Sumber"),
           hint="Ketentuan yang dilaksanakan; satu tiap baris (Alt+Enter)."),
    Column("ringkas", "Nama singkat", 22, aside=True),
    Column("bersama", "Bersama", 20, aside=True, hint="Pelaku yang ikut; satu tiap baris."),
    Column("kepada", "Kepada", 20, aside=True, hint="Pelaku atau pihak; satu tiap baris."),
    Column("tembusan", "Tembusan", 20, aside=True, hint="Pelaku atau pihak; satu tiap baris."),
    Column("peluang", "Peluang", 14, ("Peluang cabang",), aside=True,
           hint="Satu cabang tiap baris, misalnya: Tidak: 20%. Satu cabang boleh tidak disebut."),
    Column("opsional", "Boleh dilewati", 18, aside=True,
           hint="Kata-kata ketentuannya, misalnya: Bilamana diperlukan"),
    Column("sewaktu_waktu", "Sewaktu-waktu", 10, ("Kapan saja",), "daftar_ya", aside=True),
    Column("syarat", "Syarat", 18, aside=True),
    Column("berkala", "Berkala", 14, aside=True),
    Column("batas_waktu", "Batas waktu", 14, aside=True),
    Column("jenis", "Cara", 10, (), "daftar_cara", aside=True),
    Column("dokumen", "Surat", 14, ("Dokumen",), aside=True),
    Column("menyatakan", "Menyatakan", 16, aside=True),
    Column("tabel", "Tabel keputusan", 14, ("Tabel",), aside=True),
    Column("catatan", "Catatan", 24, aside=True),
    Column("id", "Id", 12, aside=True, hint="Biarkan; dipakai program."),
    Column("asal", "Asal", 12, aside=True, hint="Biarkan; dipakai program."),
)  # fmt: skip
TITLES: Final = {one.key: (one.title, *one.also) for one in COLUMNS}
NEEDED: Final = frozenset({"kegiatan", "oleh"})
"""Columns without which a sheet is not that of a process."""


def cells_of(row: FlatStep, actors: Actors, number_of: Callable[[str], str]) -> dict[str, str]:
    """What stands in the row of a step, by column.

    Args:
        row: the step.
        actors: who works.
        number_of: the number of the row with an id.
    """
    step, kind = row.step, row.kind
    amount, unit = split(written(step.get("waktu", "")))
    found = {
        "no": str(row.number), "tahap": row.phase, "huruf": row.branch,
        "jenis_langkah": KINDS.get(kind, ""), "asal": row.origin,
        "oleh": _name(step.get("oleh", ""), actors), "waktu": amount, "satuan": unit,
        "lanjut": number_of(str(step["lanjut"])) if step.get("lanjut") else "",
        **dict(zip(("kegiatan", "pertanyaan"), spoken(step), strict=True)),
        **branches_shown(step, number_of), "peluang": shares_shown(step),
    }  # fmt: skip
    found |= {key: written(step.get(key, "")) for key in TEXTS}
    found |= {key: "\n".join(_flat(one) for one in items(step.get(key, ""))) for key in LISTS}
    for key in PEOPLE:
        found[key] = "\n".join(_name(one, actors) for one in items(step.get(key, "")))
    return found


def spoken(step: Mapping[str, Value]) -> tuple[str, str]:
    """What a step says: its words, and the question behind work that is decided upon."""
    kind = kind_of(step)
    if kind in BLOCKS:
        return _REMARKS[kind], ""
    if kind == "keputusan" and "kegiatan" in step:
        return _flat(step["kegiatan"]), _flat(step["keputusan"])
    return "\n".join(_flat(one) for one in items(step.get(kind, ""))), ""


def branches_shown(step: Mapping[str, Value], number_of: Callable[[str], str]) -> dict[str, str]:
    """Where the branches of a decision lead."""
    branches = step.get("cabang", {})
    listed = dict(branches) if isinstance(branches, Mapping) else {}
    numbers = {str(label): number_of(str(target)) for label, target in listed.items()}
    yes, no = numbers.pop(YES, ""), numbers.pop(NO, "")
    others = (f"{label}: {number}" for label, number in numbers.items())
    return {"ya": yes, "tidak": no, "lain": "\n".join(others)}


def shares_shown(step: Mapping[str, Value]) -> str:
    """How often the branches of a decision are taken, one on each line."""
    shares = step.get("peluang", "")
    if not isinstance(shares, Mapping):
        return written(shares)
    return "\n".join(f"{label}: {written(share)}" for label, share in shares.items())


def _name(key: Value, actors: Actors) -> str:
    """The name of an actor; what is written where there is none of that key."""
    return actors.name.get(written(key), written(key))


def written(value: Value) -> str:
    """A text; what stands in its place by mistake, as it is written in the file."""
    return value if isinstance(value, str) else inline(value, flow=False)


def _flat(value: Value) -> str:
    """A text of a list on one line, because each line is one text."""
    return " ".join(written(value).split())
