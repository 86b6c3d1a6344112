"""Differences as sentences that an author knows his process by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from bpmn_gen.difference.edits import EditKind
from bpmn_gen.difference.outline import PARTIES, SHARES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bpmn_gen.definition.value import Value
    from bpmn_gen.difference.edits import Edit
    from bpmn_gen.difference.outline import Entry, Outline
    from bpmn_gen.difference.three_way import Clash

_LEAD: Final = 25
"""Characters that are shown before the first that differs in two long texts."""
_LONGEST: Final = 70
"""Characters of a text in a sentence; the rest is cut."""
_FIELDS: Final[Mapping[str, str]] = {
    "kegiatan": "bunyi kegiatan",
    "keputusan": "pertanyaan",
    "ringkas": "nama singkat di kotak",
    "mulai": "kejadian mulai",
    "selesai": "kejadian selesai",
    "proses": "proses yang dipanggil",
    "kelengkapan": "kelengkapan",
    "keluaran": "keluaran",
    "waktu": "waktu",
    "peluang": "peluang",
    "kepada": "penerima",
    "tembusan": "tembusan",
    "bersama": "yang ikut mengerjakan",
    "sumber": "dasar",
    "keterangan": "keterangan",
    "catatan": "catatan",
    "syarat": "syarat",
    "opsional": "kata yang membolehkan dilewati",
    "batas_waktu": "batas waktu",
    "berkala": "berkala",
    "dokumen": "dokumen",
    "jenis": "jenis kegiatan",
    "tabel": "tabel keputusan",
    "menyatakan": "ketentuan yang dinyatakan",
    "sewaktu_waktu": "sewaktu-waktu",
    "oleh": "pelaku",
}
"""What the keys of a step are called."""
_HEAD: Final[Mapping[str, str]] = {
    "kode": "kode proses",
    "nama": "nama proses",
    "judul_sop": "judul SOP",
    "varian": "varian",
    "rujukan_bagi": "rujukan bagi",
    "menyatakan": "ketentuan yang dinyatakan",
    "dasar_hukum": "dasar hukum",
    "kualifikasi": "kualifikasi pelaksana",
    "keterkaitan": "keterkaitan",
    "peralatan": "peralatan dan perlengkapan",
    "peringatan": "peringatan",
    "pencatatan": "pencatatan dan pendataan",
    "sumber": "dasar proses",
    "keterangan": "keterangan proses",
    "catatan": "catatan proses",
    "opsional": "kata yang membolehkan proses tidak dimulai",
    "layanan": "tanda pelayanan publik",
    "layanan.persyaratan": "persyaratan pelayanan",
    "layanan.prosedur": "sistem, mekanisme, dan prosedur pelayanan",
    "layanan.jangka_waktu": "jangka waktu pelayanan",
    "layanan.biaya": "biaya pelayanan",
    "layanan.produk": "produk pelayanan",
    "layanan.pengaduan": "penanganan pengaduan",
    "layanan.dasar_hukum": "dasar hukum pelayanan",
    "layanan.sarana": "sarana pelayanan",
    "layanan.kompetensi": "kompetensi pelaksana pelayanan",
    "layanan.pengawasan": "pengawasan internal pelayanan",
    "layanan.jumlah_pelaksana": "jumlah pelaksana pelayanan",
    "layanan.jaminan_pelayanan": "jaminan pelayanan",
    "layanan.jaminan_keamanan": "jaminan keamanan pelayanan",
    "layanan.evaluasi": "evaluasi kinerja pelaksana pelayanan",
    "nomor": "nomor SOP",
    "tanggal_pembuatan": "tanggal pembuatan",
    "tanggal_revisi": "tanggal revisi",
    "tanggal_efektif": "tanggal efektif",
}


def field_name(field: str) -> str:
    """What a key of a step is called; of a block its kind."""
    return _FIELDS.get(field, field or "jenis bagian")


def head_name(field: str) -> str:
    """What a key of a process as a whole is called."""
    return _HEAD.get(field, field)


class Telling:
    """Tells the differences between two outlines."""

    def __init__(
        self,
        old: Outline,
        new: Outline,
        names: Mapping[str, str],
        rows: Mapping[str, int] | None = None,
    ) -> None:
        """Note both.

        Args:
            old: the older outline.
            new: the newer one.
            names: the printed name of each actor and party, by its key in the outlines.
            rows: by key of a step the number of its row, for readers who see a table of rows.
        """
        self._old, self._new, self._rows = old, new, rows
        self._names = {key: unescaped(called(value)) for key, value in new.actors.items()}
        self._names |= names

    def sentence(self, edit: Edit) -> str:
        """One difference, without a full stop."""
        if edit.kind is EditKind.STEPS_MERGED:
            parts = (self.step(str(key)) for key in edit.before)
            return f"{joined(parts)} digabung menjadi '{_cut(str(edit.after))}'"
        family = edit.kind.partition("-")[0]
        tell = {"step": self._step, "branch": self._branch, "way": self._turned}.get(family)
        if tell is not None:
            return tell(edit)
        if family in ("actor", "actors"):
            return self._people(edit)
        if edit.kind is EditKind.PHASES_CHANGED:
            return f"tahap menjadi {_shown(edit.after)}"
        return _turned_into(head_name(edit.field), edit.before, edit.after)

    def clash(self, clash: Clash, sides: tuple[str, str]) -> str:
        """Something that both sides have changed, without a full stop.

        Args:
            clash: what it is.
            sides: what the two sides are called, ours first.
        """
        if not clash.field:
            is_known = clash.key in self._old.entries or clash.key in self._new.entries
            of = f" {self.step(clash.key)}" if is_known else " prosesnya"
            return f"kedua pihak mengubah alur{of}"
        mine, theirs = (
            _shown(self._as_named(clash.field, one)) for one in (clash.ours, clash.theirs)
        )
        values = f"{sides[0]} '{mine}', {sides[1]} '{theirs}'"
        if clash.key in self._old.entries:
            name = field_name(clash.field)
            return f"kedua pihak mengubah {name} {self.step(clash.key)}: {values}"
        if clash.key:
            return f"kedua pihak mengubah pelaku '{self._actor(clash.key)}': {values}"
        return f"kedua pihak mengubah {head_name(clash.field)}: {values}"

    def _step(self, edit: Edit) -> str:
        """A step that came, went, moved or says something else."""
        if edit.kind is EditKind.STEP_ADDED:
            return self._added(self._new.entries[edit.key])
        if edit.kind is EditKind.STEP_REMOVED:
            return f"{self.step(edit.key)} dihapus"
        if edit.kind is EditKind.STEP_MOVED:
            return self._moved(edit.key)
        if edit.kind is EditKind.STEP_SPLIT:
            parts = (f"'{_cut(self._new.entries[str(key)].text)}'" for key in edit.after)
            return f"{self.step(edit.key)} dipecah menjadi {joined(parts)}"
        return self._changed(edit)

    def _branch(self, edit: Edit) -> str:
        """A branch that came, went or has another name."""
        step, name = self.step(edit.key), unescaped(edit.field)
        if edit.kind is EditKind.BRANCH_ADDED:
            return f"{step}: cabang baru '{name}' ke {self.place(str(edit.after))}"
        if edit.kind is EditKind.BRANCH_REMOVED:
            return f"{step}: cabang '{name}' dihapus"
        return f"{step}: cabang '{unescaped(edit.before)}' menjadi '{unescaped(edit.after)}'"

    def _people(self, edit: Edit) -> str:
        """An actor or party who came, went, has another name or another place."""
        who = edit.field or "pelaku"
        if edit.kind is EditKind.ACTOR_ADDED:
            return f"{who} baru: {self._actor(edit.key)}"
        if edit.kind is EditKind.ACTOR_REMOVED:
            what = "terlibat" if edit.field else "mengerjakan langkah"
            return f"{who} '{self._actor(edit.key)}' tidak lagi {what}"
        if edit.kind is EditKind.ACTOR_CHANGED:
            before, after = (unescaped(called(one)) for one in (edit.before, edit.after))
            return f"{who} '{before}' menjadi '{after}'"
        names = ", ".join(self._actor(str(one)) for one in edit.after)
        return f"urutan pelaku menjadi {names}"

    def step(self, key: str) -> str:
        """A step as sentences name it, with its number where it had one."""
        entry = self._old.entries.get(key) or self._new.entries[key]
        words = _cut(entry.text) or "cabang bersama"
        if self._rows is not None:
            row = self._rows.get(key)
            return f"baris {row} '{words}'" if row else f"'{words}'"
        if entry.number and key in self._old.entries:
            return f"langkah {entry.number} '{words}'"
        return f"'{words}'"

    def place(self, key: str) -> str:
        """Where a way leads."""
        if not key:
            return "akhir cabang"
        is_known = key in self._old.entries or key in self._new.entries
        return self.step(key) if is_known else "akhir"

    def _actor(self, key: str) -> str:
        """The name of an actor."""
        return self._names.get(key, key)

    def _added(self, entry: Entry) -> str:
        """A step that came."""
        who = self._actor(str(entry.value.get("oleh", "")))
        before = next((one for one in self._leading(entry.key)), "")
        where = f" sesudah {self.step(before)}" if before else ""
        what = "akhir baru" if "selesai" in entry.value else "langkah baru"
        if entry.block:
            return f"bagian {entry.block} baru{where}"
        return f"{what} '{_cut(entry.text)}'{where}, oleh {who}"

    def _leading(self, key: str) -> list[str]:
        """The steps that lead to a step in the newer outline."""
        return [
            one.key
            for one in self._new.entries.values()
            if key in (one.next, *one.branches.values())
        ]

    def _moved(self, key: str) -> str:
        """A step that stands elsewhere now."""
        before = next(iter(self._leading(key)), "")
        old, new = self._old.entries[key], self._new.entries[key]
        if old.phase != new.phase and new.phase is not None:
            return f"{self.step(key)} dipindah ke tahap '{self._new.phases[new.phase]['nama']}'"
        where = f"ke sesudah {self.step(before)}" if before else "ke tempat lain"
        return f"{self.step(key)} dipindah {where}"

    def _changed(self, edit: Edit) -> str:
        """A step that says something else."""
        if edit.field == "oleh":
            return f"{self.step(edit.key)} dipindah ke {self._actor(str(edit.after))}"
        if edit.field == SHARES:
            return f"{self.step(edit.key)}: {_shares_turned(edit.before, edit.after)}"
        name = field_name(edit.field)
        before, after = (self._as_named(edit.field, one) for one in (edit.before, edit.after))
        return f"{self.step(edit.key)}: {_turned_into(name, before, after)}"

    def _as_named(self, field: str, value: Value) -> Value:
        """A value with the names of actors in the place of their keys."""
        if field == "oleh":
            return self._actor(str(value))
        if field in PARTIES and not isinstance(value, str):
            return [self._actor(str(one)) for one in value]
        if field == SHARES:
            return "; ".join(shares_in_words(value))
        return called(value) if isinstance(value, Mapping) else value

    def _turned(self, edit: Edit) -> str:
        """A way that leads elsewhere."""
        way = f"cabang '{unescaped(edit.field)}' " if edit.field else "sesudahnya "
        return f"{self.step(edit.key)}: {way}ke {self.place(str(edit.after))}"


def shares_in_words(value: Value) -> list[str]:
    """How often branches are taken, one text for each."""
    return [f"{label}: {share}" for label, share in _shares(value).items()]


def _shares(value: Value) -> dict[str, str]:
    """How often branches are taken, by their labels."""
    if not isinstance(value, Mapping):
        return {}
    return {unescaped(label): str(share) for label, share in value.items()}


def _shares_turned(before: Value, after: Value) -> str:
    """That branches are taken more or less often."""
    was, now = _shares(before), _shares(after)
    said = []
    for label in dict.fromkeys([*was, *now]):
        name = f"peluang cabang '{label}'"
        if label not in was:
            said.append(f"{name} {now[label]} ditambahkan")
        elif label not in now:
            said.append(f"{name} {was[label]} dihapus")
        elif was[label] != now[label]:
            said.append(f"{name} {was[label]} menjadi {now[label]}")
    return ", ".join(said)


def _turned_into(name: str, before: Value, after: Value) -> str:
    """That something says something else now; of a list only what came and went."""
    if _is_list(before) and _is_list(after):
        gone = [one for one in before if one not in after]
        come = [one for one in after if one not in before]
        if not gone and not come:
            return f"urutan {name} menjadi '{_shown(after)}'"
        before, after = gone, come
    if not before:
        return f"{name} '{_shown(after)}' ditambahkan"
    if not after:
        return f"{name} '{_shown(before)}' dihapus"
    was, now = _apart(_whole(before), _whole(after))
    return f"{name} '{_cut(was)}' menjadi '{_cut(now)}'"


def _apart(before: str, after: str) -> tuple[str, str]:
    """Two texts from where their difference can be seen; of long ones that begin alike the rest."""
    if max(len(before), len(after)) <= _LONGEST:
        return before, after
    pairs = enumerate(zip(before, after, strict=False))
    shared = next((at for at, (one, other) in pairs if one != other), min(len(before), len(after)))
    begin = before.rfind(" ", 0, max(shared - _LEAD, 0)) + 1
    return (f"…{before[begin:]}", f"…{after[begin:]}") if begin else (before, after)


def _is_list(value: Value) -> bool:
    """Whether a value is a list."""
    return not isinstance(value, (str, Mapping)) and bool(value)


def joined(parts: Iterable[str]) -> str:
    """Some things in a sentence."""
    *most, last = parts
    return f"{', '.join(most)} dan {last}" if most else last


def called(value: Value) -> str:
    """An actor by name."""
    if isinstance(value, Mapping):
        keys = ("sebutan", "jabatan", "masyarakat", "peran")
        return next((str(value[key]) for key in keys if key in value), "")
    return str(value)


def _shown(value: Value) -> str:
    """A value in a sentence."""
    return _cut(_whole(value))


def _whole(value: Value) -> str:
    """A value as one text."""
    return value if isinstance(value, str) else "; ".join(map(str, value))


def unescaped(text: Value) -> str:
    """A text of an outline with its braces as people see them."""
    return str(text).replace("{{", "{").replace("}}", "}")


def _cut(text: str) -> str:
    """A text short enough for a sentence."""
    text = unescaped(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
