"""Processes by chance, each made from a seed, quickly enough to judge thousands by command.

They have 1 to 14 columns, headings of one to four lines, branches up to five, loops and blocks.
"""

from random import Random

from bpmn_gen.compiler.resolved import Branch, ResolvedProcess, Step, StepKind
from bpmn_gen.diagnostics import Findings
from bpmn_gen.sop.compose import compose_with_settings
from bpmn_gen.sop.document import SopDocument
from tests.sop.processes import actor, defs, process, step

NAMES = (
    "Camat",
    "Sekretaris",
    "Kepala Bidang",
    "Petugas Loket Pendaftaran",
    "Kepala Seksi Pengolahan Perizinan",
    "Kasubbag Umum dan Kepegawaian",
    "Kepala Bidang Penyelenggaraan Pelayanan Perizinan dan Nonperizinan",
    "Pengadministrasi Perkantoran",
)
TEXTS = (
    "Menyusun konsep",
    "Meneliti kelengkapan berkas permohonan",
    "Menyampaikan hasil pemeriksaan kepada pemohon disertai alasan dan saran perbaikan",
    "Mengumpulkan data dukung; memeriksa kelengkapan; menyusun rekomendasi kepada pimpinan",
    "Menandatangani",
)
PAPERS = (
    "Surat permohonan",
    "Rekomendasi teknis",
    "Berita acara pemeriksaan lapangan",
    "Disposisi",
)
ANSWERS = ("Ya", "Tidak", "Perubahan atau ditangguhkan", "Perlu kunjungan lapangan", "Ditolak")
SETTINGS: tuple[dict[str, str], ...] = (
    {},
    {"kapsul": "kejadian"},
    {"huruf": "Bookman Old Style"},
    {"arah": "tegak"},
    {"kertas": "A4"},
)
DEPTH = 2


class _Author:
    """Draws the steps of one process."""

    def __init__(self, chance: Random) -> None:
        """Begin with the actors."""
        self.chance = chance
        self.actors = tuple(
            actor(at, f"{chance.choice(NAMES)} {at}") for at in range(chance.randint(1, 14))
        )

    def who(self) -> str:
        """Whoever does a step."""
        return self.chance.choice(self.actors).key

    def plain(self, key: str, following: str | None) -> Step:
        """A kegiatan, sometimes with partners and papers."""
        chance = self.chance
        together = (
            [self.who() for _ in range(chance.randint(1, 2))] if chance.random() < 0.15 else []
        )
        papers = tuple(chance.sample(PAPERS, chance.randint(0, 3)))
        return step(
            key,
            StepKind.WORK,
            self.who(),
            text=chance.choice(TEXTS),
            together=tuple(dict.fromkeys(together)),
            inputs=papers,
            outputs=papers[:1],
            next=following,
        )

    def decision(self, key: str, following: str, others: list[str]) -> Step:
        """A decision of two to five branches, some of which lead back."""
        wanted = self.chance.choice((2, 2, 2, 3, 3, 4, 5)) - 1
        targets = dict.fromkeys((following, *self.chance.choices(others, k=wanted)))
        if len(targets) == 1:
            return self.plain(key, following)
        outcomes = tuple(map(Branch, ANSWERS, targets))
        text = self.chance.choice(TEXTS)
        return step(key, StepKind.DECISION, self.who(), text=text, outcomes=outcomes)

    def block(self, key: str, following: str | None, depth: int) -> Step:
        """Branches that are all done, or one or more of them."""
        kind = self.chance.choice((StepKind.PARALLEL, StepKind.PARALLEL, StepKind.SEVERAL))
        branches = tuple(
            self.branch(f"{key}_{at}", depth - 1) for at in range(self.chance.randint(2, 4))
        )
        owner = self.who()
        return step(key, kind, owner, join_actor=owner, branches=branches, next=following)

    def branch(self, key: str, depth: int) -> tuple[Step, ...]:
        """The steps of a branch."""
        count = self.chance.randint(1, 2)
        steps = []
        for at in range(count):
            following = f"{key}_{at + 1}" if at + 1 < count else None
            if depth and self.chance.random() < 0.15:
                steps.append(self.block(f"{key}_{at}", following, depth))
            else:
                steps.append(self.plain(f"{key}_{at}", following))
        return tuple(steps)


def chance_process(seed: int) -> ResolvedProcess:
    """The process of a seed."""
    chance = Random(seed)
    author = _Author(chance)
    count = chance.randint(1, 20)
    keys = [f"s{at}" for at in range(count)]
    steps = [step("mulai", StepKind.START, author.who(), next=keys[0])]
    for at, key in enumerate(keys):
        following = keys[at + 1] if at + 1 < count else "selesai"
        kind = chance.choice("kkkkkdddcp")
        if kind == "d":
            near = keys[max(0, at - 6) : at + 5] if chance.random() < 0.7 else keys
            steps.append(author.decision(key, following, [*near, "selesai"]))
        elif kind == "p":
            steps.append(author.block(key, following, DEPTH))
        elif kind == "c":
            steps.append(step(key, StepKind.CALL, author.who(), called="CLP.03.01", next=following))
        else:
            steps.append(author.plain(key, following))
    steps.append(step("selesai", StepKind.END, author.who(), text="Selesai"))
    return process(tuple(steps), author.actors)


def chance_document(seed: int, *, endless: bool = False) -> SopDocument:
    """The page model of the process of a seed, under settings that vary too.

    An ``endless`` one is that for the screen.
    """
    settings = SETTINGS[seed % len(SETTINGS)]
    process = chance_process(seed)
    return compose_with_settings(process, defs(**settings), Findings(), endless=endless)
