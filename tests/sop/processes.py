"""Processes made up for tests: any number of actors, decisions that jump anywhere, and more."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from bpmn_gen.compiler.actors import Actor
from bpmn_gen.compiler.flow import OPTIONAL
from bpmn_gen.compiler.resolved import Branch, Phase, ResolvedProcess, Step, StepKind
from bpmn_gen.compiler.target import Target
from bpmn_gen.definition.definition_set import DefinitionSet
from bpmn_gen.definition.schema import Daerah, Sop, TipeUnit
from bpmn_gen.definition.schema.daerah import PengaturanSop
from bpmn_gen.definition.schema.types import Nomor
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Span

SPAN = Span("proses/uji.yaml", 1, 1, 1, 1)


def daerah(**settings: str) -> Daerah:
    """A regency with settings for SOPs."""
    return Daerah(
        nama=Text("Kabupaten Uji"),
        pemerintah=Text("Pemerintah Kabupaten Uji"),
        kepala=Text("Bupati Uji"),
        sekretaris=Text("Sekretaris Daerah"),
        ibu_kota=Text("Uji"),
        sop=PengaturanSop.model_validate({key: Text(value) for key, value in settings.items()}),
    )


def defs(**settings: str) -> DefinitionSet:
    """Definitions that hold nothing but a regency."""
    return DefinitionSet(
        daerah=daerah(**settings),
        peraturan=(),
        jabatan={},
        tipe_unit={},
        unit=(),
        proses={},
        peta=None,
        formulir={},
    )


def target() -> Target:
    """A unit type."""
    tipe = TipeUnit(
        nomor=Nomor(7),
        nama=Text("Kecamatan"),
        uraian=Text("Kecamatan"),
        tingkat=(),
        peran={Text("pejabat_level_1"): Text("Camat")},
    )
    return Target(tipe)


def actor(index: int, name: str = "") -> Actor:
    """An actor."""
    key = f"p{index}"
    return Actor(key=key, name=name or f"Pelaksana {index}", role=key, term=key, origin=SPAN)


def step(key: str, kind: StepKind, actor_key: str, **more: object) -> Step:
    """A step; texts are its id unless given."""
    text = str(more.pop("text", f"Menyusun {key}"))
    return Step(id=key, kind=kind, text=text, short=text, actor=actor_key, origin=SPAN, **more)  # type: ignore[arg-type]


def process(
    steps: tuple[Step, ...], actors: tuple[Actor, ...], phases: tuple[Phase, ...] = ()
) -> ResolvedProcess:
    """A process of these steps."""
    return ResolvedProcess(
        code="CLP.99.01",
        name="Proses uji",
        target=target(),
        participant="Kecamatan",
        own_pool="Pemerintah Kabupaten Cilacap",
        actors=actors,
        parties=(),
        steps=steps,
        phases=phases,
        sop=Sop(),
        sources=(),
        cited=(),
        regulation="",
        origin=SPAN,
    )


@st.composite
def processes(draw: st.DrawFn, most_steps: int = 22, most_actors: int = 12) -> ResolvedProcess:
    """Any process: each body step goes on to the next one, decisions jump anywhere as well.

    Work, calls and blocks may be skipped; blocks take all of their branches or some, and stand in
    each other; some work stands beside the flow.
    """
    actors = tuple(actor(index) for index in range(draw(st.integers(1, most_actors))))
    author = Author(draw, st.sampled_from([one.key for one in actors]))
    count = draw(st.integers(1, most_steps))
    kinds = [draw(st.sampled_from(KINDS)) for _ in range(count)]
    free = [kind != "d" and draw(st.integers(0, 3)) == 0 for kind in kinds]
    entries = [_entry(f"s{number}", may) for number, may in enumerate(free)]
    steps = [step("mulai", StepKind.START, author.who(), next=entries[0])]
    for number, (kind, may) in enumerate(zip(kinds, free, strict=True)):
        following = entries[number + 1] if number + 1 < count else "selesai"
        if kind == "d":
            steps.append(author.decision(f"s{number}", following, [*entries, "selesai"]))
        else:
            steps += author.work(f"s{number}", kind, following, may_skip=may)
    steps.append(step("selesai", StepKind.END, author.who(), text="Selesai"))
    for number in range(draw(st.integers(0, 2))):
        steps.append(step(f"kapan_{number}", StepKind.WORK, author.who(), beside=True))
    return process(tuple(steps), actors)


KINDS = "kkkkdddcps"
"""Kegiatan, decisions, calls, and blocks (parallel, or some of several), as often as they come."""
DEPTH = 2
"""How deep blocks stand in blocks."""


def _entry(key: str, may_skip: bool) -> str:
    """The id of the step that leads to work: the choice before it, where it may be skipped."""
    return f"{key}{OPTIONAL}" if may_skip else key


@dataclass(frozen=True, slots=True)
class Author:
    """Draws the steps of one process."""

    draw: st.DrawFn
    keys: st.SearchStrategy[str]
    """Keys of its actors."""

    def who(self) -> str:
        """Whoever does a step."""
        return self.draw(self.keys)

    def decision(self, key: str, following: str, others: list[str]) -> Step:
        """A decision with two branches or more; plain work where there would be only one."""
        more = self.draw(st.lists(st.sampled_from(others), min_size=1, max_size=4))
        targets = list(dict.fromkeys((following, *more)))
        if len(targets) == 1:
            return self.plain(key, following)
        names = ("Ya", "Tidak", "Perlu perbaikan", "Lintas unit organisasi", "Ditunda")
        outcomes = tuple(map(Branch, names, targets))
        return step(key, StepKind.DECISION, self.who(), text="Disetujui?", outcomes=outcomes)

    def work(
        self, key: str, kind: str, following: str | None, *, may_skip: bool, depth: int = DEPTH
    ) -> list[Step]:
        """Work, a call or a block, behind the choice by which it may be skipped."""
        match kind:
            case "c":
                made = step(key, StepKind.CALL, self.who(), called="CLP.03.01", next=following)
            case "p" | "s":
                made = self.block(key, kind, following, depth)
            case _:
                made = self.plain(key, following)
        if not may_skip:
            return [made]
        choice = step(
            f"{key}{OPTIONAL}",
            StepKind.DECISION,
            made.actor,
            text="Bilamana diperlukan?",
            outcomes=(Branch("Ya", key), Branch("Tidak", following or "")),
            skips=key,
        )
        return [choice, replace(made, optional="Bilamana diperlukan")]

    def plain(self, key: str, following: str | None) -> Step:
        """A kegiatan."""
        together = tuple(self.draw(st.lists(self.keys, max_size=2, unique=True)))
        text = self.draw(st.sampled_from(("Menyusun surat", "Menyampaikan hasil " * 12)))
        return step(key, StepKind.WORK, self.who(), text=text, together=together, next=following)

    def block(self, key: str, kind: str, following: str | None, depth: int) -> Step:
        """Branches that are all done, or one or more of them."""
        branches = tuple(
            self.branch(f"{key}_{number}", depth - 1)
            for number in range(self.draw(st.integers(2, 4 if depth == DEPTH else 2)))
        )
        owner = self.who()
        named = StepKind.SEVERAL if kind == "s" else StepKind.PARALLEL
        return step(key, named, owner, join_actor=owner, branches=branches, next=following)

    def branch(self, key: str, depth: int) -> tuple[Step, ...]:
        """The steps of a branch, of which each may be skipped."""
        kinds = self.draw(
            st.lists(st.sampled_from("kkkps" if depth else "k"), min_size=1, max_size=2)
        )
        free = [self.draw(st.integers(0, 3)) == 0 for _ in kinds]
        entries = [_entry(f"{key}_{number}", may) for number, may in enumerate(free)]
        steps: list[Step] = []
        for number, (kind, may) in enumerate(zip(kinds, free, strict=True)):
            following = entries[number + 1] if number + 1 < len(kinds) else None
            steps += self.work(f"{key}_{number}", kind, following, may_skip=may, depth=depth)
        return tuple(steps)
