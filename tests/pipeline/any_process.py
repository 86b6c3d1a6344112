"""Process definitions by chance, as an author could write them: every one is sound."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from hypothesis import strategies as st

Step: TypeAlias = dict[str, Any]

CODE, CALLED = "CLP.98.01", "CLP.98.02"
ACTORS: dict[str, dict[str, str]] = {
    "camat": {"peran": "pejabat_level_1"},
    "penilai": {"peran": "penilai_kinerja"},
    "ketua": {"peran": "ketua_tim"},
    "pegawai": {"peran": "jf_pelaksana"},
    "penilai_lain": {"peran": "penilai_kinerja", "unit": "unit dituju"},
    "instansi": {"peran": "unit_organisasi", "instansi": "instansi dituju"},
    "kementerian": {"peran": "pimpinan_unit", "instansi": "kementerian"},
}
ELSEWHERE = ("instansi", "kementerian")
"""Actors of other governments: each has a pool of its own."""
DEPTH = 2
"""How deep blocks may stand in blocks."""
ANSWERS = ("Ya", "Tidak", "Perlu perbaikan")
DISCRETION = ("Bilamana diperlukan", "Dalam hal diperlukan kolaborasi lintas unit?")
KINDS = ("pengguna", "manual", "layanan", "kirim", "terima")

texts = st.sampled_from(
    [
        "Menyusun rencana kebutuhan",
        "Menelaah",
        "Mengirimkan surat permohonan pelibatan kepada {penilai}",
        "Menetapkan penugasan Pejabat Fungsional dan pelaksana di {unit}",
        "Mempertanggungjawabkan pelaksanaan tugas & hasil <kerja> tim",
        'Mencatat "hasil", lalu melapor: 100 % selesai',
        "Menyampaikan laporan – kepada Bupati (½ hari)",
        "Mengumpulkan data dukung; memeriksa kelengkapan; menyusun rekomendasi kepada pimpinan",
    ]
)
questions = st.sampled_from(
    ["Disetujui?", "Apakah usulan sudah sesuai dengan kebutuhan?", "Lengkap?"]
)


@dataclass
class Author:
    """Writes one process."""

    draw: st.DrawFn
    actors: list[str]
    used: set[str] = field(default_factory=set)
    number: int = 0
    with_discretion: bool = True
    """Whether steps and blocks may say what may be done and need not."""

    def fresh(self) -> str:
        """An id that no step has yet."""
        self.number += 1
        return f"langkah_{self.number}"

    def by(self) -> str:
        """Who does a step."""
        actor = self.draw(st.sampled_from(self.actors))
        self.used.add(actor)
        return actor

    def task(self, name: str = "") -> Step:
        """A piece of work, with some of what may be said about it."""
        step: Step = {"kegiatan": self.draw(texts), "oleh": self.by()}
        if name or self.draw(st.booleans()):
            step["id"] = name or self.fresh()
        if self.draw(st.booleans()):
            step |= {"keluaran": ["Surat"], "waktu": "1 hari kerja", "sumber": "Pasal 13 ayat (5)"}
        if self.draw(st.integers(0, 4)) == 0:
            step["kepada"] = self.by()
        if self.draw(st.integers(0, 4)) == 0:
            step["jenis"] = self.draw(st.sampled_from(KINDS))
        return self.perhaps_optional(step)

    def perhaps_optional(self, step: Step) -> Step:
        """A step, sometimes one that may be skipped."""
        if self.with_discretion and self.draw(st.integers(0, 5)) == 0:
            step["opsional"] = self.draw(st.sampled_from(DISCRETION))
        return step

    def beside(self) -> Step:
        """What may happen at any time."""
        step = self.task()
        step.pop("opsional", None)
        return step | {"sewaktu_waktu": "ya"}

    def blocks(self, depth: int, *, top: bool) -> list[Step]:
        """One or more blocks after each other; the last step is always a piece of work."""
        kinds = ["task", "call"] + (["fork", "loop", "sejajar"] if depth else [])
        kinds += ["pilih"] if depth and self.with_discretion else []
        steps: list[Step] = []
        for kind in self.draw(st.lists(st.sampled_from(kinds), max_size=3)):
            match kind:
                case "task":
                    steps.append(self.task())
                case "call":
                    call = {"id": self.fresh(), "proses": CALLED, "oleh": self.by()}
                    steps.append(self.perhaps_optional(call))
                case "fork":
                    steps += self.fork(depth, top=top)
                case "loop":
                    steps += self.loop(depth)
                case _:
                    steps.append(self.branches(kind, depth))
        return [*steps, self.task()]

    def decision(self, branches: dict[str, str]) -> Step:
        """A decision with its branches."""
        step: Step = {"id": self.fresh(), "keputusan": self.draw(questions), "oleh": self.by()}
        return step | {"cabang": branches}

    def fork(self, depth: int, *, top: bool) -> list[Step]:
        """Branches that meet again, or of which some end the process."""
        answers = ANSWERS[: self.draw(st.integers(2, 3))]
        after = self.fresh()
        branches: dict[str, str] = {}
        steps: list[Step] = []
        for answer in answers:
            if answer != answers[0] and self.draw(st.booleans()) and after not in branches.values():
                branches[answer] = after
                continue
            branches[answer] = self.fresh()
            inner = [self.task(branches[answer]), *self.blocks(depth - 1, top=top)]
            if top and self.draw(st.integers(0, 3)) == 0 and answer != answers[0]:
                inner.append({"selesai": "Berakhir", "oleh": self.by()})
            else:
                inner[-1]["lanjut"] = after
            steps += inner
        return [self.decision(branches), *steps, self.task(after)]

    def loop(self, depth: int) -> list[Step]:
        """A stretch that a decision sends back to its start."""
        first, after = self.fresh(), self.fresh()
        again = [self.task(first), *self.blocks(depth - 1, top=False)]
        return [*again, self.decision({"Ya": after, "Tidak": first}), self.task(after)]

    def branches(self, key: str, depth: int) -> Step:
        """Branches side by side, all of them or one or more."""
        count = self.draw(st.integers(2, 3))
        block: Step = {key: [self.blocks(depth - 1, top=False) for _ in range(count)]}
        return self.perhaps_optional(block)


def _file(code: str, name: str, author: Author, steps: list[Step], *, phases: bool) -> str:
    """The YAML of a process."""
    process: dict[str, Any] = {
        "kode": code,
        "nama": name,
        "sumber": "Pasal 13",
        "pelaku": {key: value for key, value in ACTORS.items() if key in author.used},
    }
    if phases and len(steps) > 2:
        middle = len(steps) // 2
        process["tahap"] = [
            {"nama": "Perencanaan", "langkah": steps[:middle]},
            {"nama": "Pelaksanaan", "langkah": steps[middle:]},
        ]
    else:
        process["langkah"] = steps
    return yaml.safe_dump(process, allow_unicode=True, sort_keys=False, width=100)


@st.composite
def projects(
    draw: st.DrawFn,
    *,
    certainly: tuple[str, ...] = (),
    with_discretion: bool = True,
) -> dict[str, str]:
    """The process files of a project by name; the first process calls the second.

    Args:
        draw: draws.
        certainly: actors that may do a step in any case.
        with_discretion: whether steps and blocks may say what may be done and need not.
    """
    keys = draw(st.lists(st.sampled_from(sorted(ACTORS)), min_size=1, unique=True))
    # The text of a step may name the appraiser.
    author = Author(
        draw, sorted({*keys, *certainly, "penilai"}), {"penilai"}, with_discretion=with_discretion
    )
    steps = [
        {"mulai": "Kebutuhan", "oleh": "penilai"},
        *author.blocks(DEPTH, top=True),
        {"selesai": "Selesai", "oleh": author.by()},
    ]
    for _ in range(draw(st.integers(0, 1)) if with_discretion else 0):
        steps.insert(draw(st.integers(1, len(steps))), author.beside())
    phased = draw(st.booleans())
    files = {"satu.yaml": _file(CODE, "Proses acak", author, steps, phases=phased)}
    called = Author(draw, ["penilai"], {"penilai"})
    steps = [
        {"mulai": "Mulai", "oleh": "penilai"},
        called.task(),
        {"selesai": "Selesai", "oleh": "penilai"},
    ]
    return files | {"dua.yaml": _file(CALLED, "Proses terpanggil", called, steps, phases=False)}
