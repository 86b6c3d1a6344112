"""Processes made up for tests: any number of actors, decisions that jump anywhere, and more."""

from hypothesis import strategies as st

from bpmn_gen.compiler.actors import Actor
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
    """Any process: each body step goes on to the next one, decisions jump anywhere as well."""
    actors = tuple(actor(index) for index in range(draw(st.integers(1, most_actors))))
    keys = st.sampled_from([one.key for one in actors])
    count = draw(st.integers(1, most_steps))
    ids = [f"s{index}" for index in range(count)]
    steps = [step("mulai", StepKind.START, draw(keys), next=ids[0])]
    for index, key in enumerate(ids):
        following = ids[index + 1] if index + 1 < count else "selesai"
        kind = draw(st.sampled_from("kkkkdddcp"))
        steps.append(draw(_step(kind, key, following, ids, keys)))
    steps.append(step("selesai", StepKind.END, draw(keys), text="Selesai"))
    return process(tuple(steps), actors)


@st.composite
def _step(
    draw: st.DrawFn,
    kind: str,
    key: str,
    following: str,
    ids: list[str],
    keys: st.SearchStrategy[str],
) -> Step:
    """One step of the body."""
    owner = draw(keys)
    if kind == "d":
        others = draw(st.lists(st.sampled_from([*ids, "selesai"]), min_size=1, max_size=4))
        targets = list(dict.fromkeys((following, *others)))
        if len(targets) > 1:
            names = ("Ya", "Tidak", "Perlu perbaikan", "Lintas unit organisasi", "Ditunda")
            outcomes = tuple(map(Branch, names, targets))
            return step(key, StepKind.DECISION, owner, text="Disetujui?", outcomes=outcomes)
    if kind == "c":
        return step(key, StepKind.CALL, owner, called="CLP.03.01", next=following)
    if kind == "p":
        branches = tuple(
            tuple(step(f"{key}_{b}_{i}", StepKind.WORK, draw(keys), next=None) for i in range(1))
            for b in range(draw(st.integers(2, 4)))
        )
        return step(
            key, StepKind.PARALLEL, owner, join_actor=owner, branches=branches, next=following
        )
    together = tuple(draw(st.lists(keys, max_size=2, unique=True)))
    text = draw(st.sampled_from(("Menyusun surat", "Menyampaikan hasil " * 12)))
    return step(key, StepKind.WORK, owner, text=text, together=together, next=following)
