"""Small projects by chance: some of the shipped processes, with little beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar
from unittest.mock import patch

from hypothesis import strategies as st

from bpmn_gen.commands import checking
from bpmn_gen.commands.planning import plan
from bpmn_gen.definition.schema.langkah import Sejajar
from bpmn_gen.definition.schema.peta import HUBUNGAN, KELOMPOK, KelompokProses, Peta
from bpmn_gen.definition.text import Text
from bpmn_gen.store.project import Project
from bpmn_gen.store.request import Request
from tests.content.shipped import definitions as shipped
from tests.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hypothesis.vendor.pretty import RepresentationPrinter
    from pydantic import BaseModel

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.definition.schema.langkah import Langkah
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.jobs.job import Job

    Model = TypeVar("Model", bound=BaseModel)

NUMBER, UNIT = 7, "Kecamatan Kroya"
"""The unit type that is built for, and its named unit."""
PAPERS = ("kelengkapan", "keluaran", "kepada", "tembusan", "bersama", "dokumen")
"""Keys of a step that join it to other processes and to parties."""
MOST = 3
"""Processes that are drawn, at most; those that they call come along."""
PLAIN = Request(tipe=(NUMBER,), formats=("svg", "pdf"))


@dataclass(frozen=True, repr=False)
class Small:
    """A project that needs no files, and what is asked of it."""

    defs: DefinitionSet
    request: Request

    def __repr__(self) -> str:
        """What tells one example from another."""
        peta = self.defs.peta.peta if self.defs.peta else ()
        groups = [(str(one.hubungan), [str(code) for code in one.proses]) for one in peta]
        tipe = self.defs.tipe_unit[NUMBER]
        parts = (len(tipe.tingkat), len(tipe.penilai), len(tipe.kedudukan))
        return f"{[*self.defs.proses]} {groups} {self.defs.daerah.metode} {parts} {self.request}"

    def _repr_pretty_(self, printer: RepresentationPrinter, _: bool) -> None:
        """The same, where an example is printed; all definitions would be hundreds of kB."""
        printer.text(repr(self))

    def jobs(self, output: Path, findings: Findings) -> list[Job]:
        """All that a build would do; the definitions are checked as those of a folder are."""
        with patch.object(checking, "load", lambda *_: self.defs):
            jobs = plan(Project(ROOT / "process_defs", output), self.request, findings).jobs
        return [job.begun({}) if job.follows else job for job in jobs]


def with_(model: Model, **changes: object) -> Model:
    """A definition with some keys written otherwise."""
    return model.model_copy(update=changes)


def small(
    codes: Iterable[str], groups: Iterable[KelompokProses] | None = None, request: Request = PLAIN
) -> Small:
    """A project of some processes, in the shipped groups unless others are given."""
    defs, wanted = shipped(), set(codes)
    assert defs.peta is not None
    listed = [
        with_(one, proses=tuple(code for code in one.proses if code in wanted))
        for one in defs.peta.peta
    ]
    peta = with_(defs.peta, peta=tuple(listed if groups is None else groups))
    processes = {code: defs.proses[code] for code in sorted(wanted)}
    return Small(replace(defs, proses=processes, peta=peta), request)


def callable_from(codes: Iterable[str]) -> set[str]:
    """Some processes with all those that they name: called, or shown more generally."""
    found: set[str] = set()
    todo = list(codes)
    while todo:
        code = todo.pop()
        if code not in found:
            found.add(code)
            process = shipped().proses[code]
            # A variant may have a code of its own, and comes with the file that holds it.
            todo += process.panggilan | (shipped().proses.keys() & {*process.rujukan_bagi})
    return found


def bare(process: Proses) -> Proses:
    """A process whose steps hand nothing on and address nobody."""
    steps = tuple(_bare(step) for step in process.langkah)
    phases = tuple(
        with_(phase, langkah=tuple(_bare(step) for step in phase.langkah))
        for phase in process.tahap
    )
    return with_(process, langkah=steps, tahap=phases)


def _bare(step: Langkah) -> Langkah:
    """A step without papers."""
    if isinstance(step, Sejajar):
        return with_(step, sejajar=tuple(tuple(map(_bare, branch)) for branch in step.sejajar))
    return with_(step, **{key: () for key in PAPERS if getattr(step, key, ())})


def elsewhere(process: Proses) -> Proses:
    """A process that holds for other unit types only, where there are any."""
    numbers = [int(number) for number in process.berlaku] or [1, 2, 8]
    others = tuple(Text(str(number)) for number in numbers if number != NUMBER)
    return with_(process, berlaku=others or process.berlaku)


@st.composite
def _groups(draw: st.DrawFn, codes: list[str]) -> list[KelompokProses]:
    """Processes of level 0; a process may stand in none, a group may have no process."""
    count = draw(st.integers(0, 3))
    place = {code: draw(st.integers(0, count)) for code in codes}
    return [
        KelompokProses(
            kode=Text(f"CLP.1{number}"),
            nama=Text(f"Kelompok {number}"),
            kelompok=Text(draw(st.sampled_from(KELOMPOK))),
            hubungan=Text(draw(st.sampled_from(HUBUNGAN))),
            proses=tuple(Text(code) for code in codes if place[code] == number),
        )
        for number in range(count)
    ]


@st.composite
def _peta(draw: st.DrawFn, peta: Peta) -> Peta:
    """The hierarchy, perhaps without all that may be left out of it."""
    keys = ("masukan", "keluaran", "tanggung_jawab")
    return with_(peta, **{key: () for key in keys if draw(st.booleans())})


@st.composite
def projects(draw: st.DrawFn) -> Small:
    """A project of few processes in whatever groups, for a unit type that may say little."""
    some = draw(st.lists(st.sampled_from(sorted(shipped().proses)), min_size=1, max_size=MOST))
    codes = sorted(callable_from(some))
    groups = draw(st.none() | _groups(codes))
    made = small(codes, groups)
    defs, tipe, peta = made.defs, made.defs.tipe_unit[NUMBER], made.defs.peta
    assert peta is not None
    if draw(st.booleans()):
        defs = replace(defs, proses={code: bare(one) for code, one in defs.proses.items()})
    if not draw(st.integers(0, 4)):
        defs = replace(defs, proses={code: elsewhere(one) for code, one in defs.proses.items()})
    left_out = draw(st.sets(st.sampled_from(["tingkat", "kedudukan", "penugasan"])))
    tipe = with_(tipe, **dict.fromkeys(sorted(left_out), ()))
    method = Text(draw(st.sampled_from(("keduanya", "gambar", "level"))))
    defs = replace(
        defs,
        daerah=with_(defs.daerah, metode=method),
        peta=draw(_peta(peta)),
        tipe_unit=defs.tipe_unit | {NUMBER: tipe},
        unit=tuple(one for one in defs.unit if one.nama == UNIT),
    )
    of_type = draw(st.booleans())
    request = Request(
        tipe=(NUMBER,) if of_type else (),
        unit=() if of_type else (UNIT,),
        formats=("svg", "pdf", *draw(st.sampled_from([(), ("bpmn",), ("xlsx",)]))),
        keputusan=draw(st.sampled_from([False, False, None])),
    )
    return Small(defs, request)
