"""What all maps of a unit start from: its groups of processes, documents and parties."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.compiler import document_codes
from bpmn_gen.compiler.actors import bound_terms
from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.definition.text import capitalised, folded
from bpmn_gen.maps.exchange import Register
from bpmn_gen.picture.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.compiler.actors import Actor
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.legal_citation import LegalWords
    from bpmn_gen.definition.schema import KelompokProses

FOLDER = "peta"
"""Folder of the maps inside the folder of the unit."""
GROUP_NAMES = {
    "manajerial": "Proses Manajerial",
    "inti": "Proses Inti",
    "pendukung": "Proses Pendukung",
}
"""Kinds of groups with their printed names, in the order in which they are drawn."""


@dataclass(frozen=True, slots=True)
class ProcessGroup:
    """A process of level 0 with the processes below it that the unit has."""

    code: str
    name: str
    kind: str
    """inti, pendukung or manajerial."""
    charge: str
    """Who is in charge (pengampu), as maps print it."""
    relation: str
    """How its processes follow each other: berurutan, pilihan, sejajar or lepas."""
    processes: tuple[ResolvedProcess, ...]
    source: str
    """The provisions that it rests on, as cited."""
    stated: tuple[tuple[str, str], ...] = ()
    """Provisions that hold for all of it and that no step carries out: what they say, and where."""
    note: str = ""
    """What readers should know about how its processes belong together."""


@dataclass(frozen=True)
class UnitSurvey:
    """The processes of one unit as its maps see them."""

    defs: DefinitionSet
    target: Target
    every: tuple[ResolvedProcess, ...]
    """The unit's own processes and those that are general references."""
    mark: str = ""
    """The mark on pages of its maps; this and the next are words of their sheets."""
    status: str = ""

    @cached_property
    def resolved(self) -> tuple[ResolvedProcess, ...]:
        """The unit's own processes, of which books, decrees and maps are made."""
        return tuple(process for process in self.every if not process.is_reference)

    @cached_property
    def references(self) -> tuple[ResolvedProcess, ...]:
        """The general references, whose maps are no SOP of the unit."""
        return tuple(process for process in self.every if process.is_reference)

    @cached_property
    def groups(self) -> tuple[ProcessGroup, ...]:
        """The processes of level 0 below which the unit has at least one process."""
        by_code = {process.code: process for process in self.resolved}
        listed = self.defs.peta.peta if self.defs.peta else ()
        groups = [
            self._group(item, tuple(by_code[code] for code in item.proses if code in by_code))
            for item in listed
        ]
        return tuple(group for group in groups if group.processes)

    def _group(self, item: KelompokProses, processes: tuple[ResolvedProcess, ...]) -> ProcessGroup:
        """One process of level 0, with the unit's own names in its texts."""
        return ProcessGroup(
            code=str(item.kode),
            name=fill(item.nama, self._terms),
            kind=str(item.kelompok),
            charge=self._charge(item),
            relation=str(item.hubungan),
            processes=processes,
            source=self.cited(item.sumber),
            stated=tuple(self._stated(item.menyatakan)),
            note=fill(item.catatan or "", self._terms),
        )

    def _stated(self, refs: Iterable[str]) -> Iterator[tuple[str, str]]:
        """What provisions say, as sentences, each with its place in words."""
        words = legal_words(self.defs.peraturan)
        for ref in refs:
            if (provision := words.index.find(ref)) is not None:
                text = str(provision.ringkasan)
                yield capitalised(text), words.of(provision)

    @cached_property
    def _terms(self) -> dict[str, str]:
        """The values of the placeholders in this unit."""
        return bound_terms(self.defs, self.target)

    def filled(self, text: str) -> str:
        """A text whose placeholders are replaced by the unit's own names."""
        return fill(text, self._terms)

    def _charge(self, item: KelompokProses) -> str:
        """Who is in charge, with the unit's own title behind a legal term.

        Staff know the title better than the term.
        """
        if item.pengampu is None:
            return self.target.name
        named = fill(item.pengampu, self._terms)
        for role, entry in self.defs.jabatan.items():
            title = self._terms.get(role, "")
            if entry.sebutan == named and title and title != named and title not in named:
                return f"{named} ({title})"
        return named

    def cited(self, sources: Iterable[str]) -> str:
        """Provisions as a map cites them at its foot."""
        return self.words.cited(sources)

    @property
    def regulation(self) -> str:
        """The title of the regulation; empty where there are several."""
        return self.words.title()

    @property
    def words(self) -> LegalWords:
        """How provisions are cited."""
        return legal_words(self.defs.peraturan)

    @cached_property
    def register(self) -> Register:
        """The documents of all processes."""
        return Register(self.resolved)

    @cached_property
    def givers(self) -> dict[str, tuple[str, ...]]:
        """Who gives each document that comes from outside, by the folded name of the document."""
        listed = self.defs.peta.masukan if self.defs.peta else ()
        return {folded(item.dokumen): tuple(map(self.filled, item.dari)) for item in listed}

    @cached_property
    def takers(self) -> dict[str, tuple[str, ...]]:
        """Who gets each result that leaves the unit, by the folded name of the document."""
        listed = self.defs.peta.keluaran if self.defs.peta else ()
        return {folded(item.dokumen): tuple(map(self.filled, item.kepada)) for item in listed}

    def sheet(self, form: str, code: str, title: str, source: str = "") -> Sheet:
        """The frame around a map of the unit: code, title, names, source and date."""
        government, dated = str(self.defs.daerah.pemerintah), self.defs.dated
        return Sheet(
            code=code,
            title=title,
            unit=self.target.name,
            government=government,
            source=source,
            dated=dated,
            form=form,
            mark=self.mark,
            status=self.status,
        )


def map_code(survey: UnitSurvey, code: str) -> str:
    """The code of the peta lintas fungsi of a process, e.g. ``CLP.02.02.CFM.01``."""
    return document_codes.map_code(survey.defs.daerah, code)


def sop_code(survey: UnitSurvey, code: str) -> str:
    """The code of the SOP of a process, e.g. ``CLP.02.02.CFM.01.SOP.01``."""
    return document_codes.sop_code(survey.defs.daerah, code)


def level_label(survey: UnitSurvey, level: int = 1) -> str:
    """The name that the regency gives to a level of processes."""
    labels = survey.defs.daerah.peta.sebutan_level
    return str(labels[level]) if level < len(labels) else f"Level {level}"


@dataclass(frozen=True, slots=True)
class Ways:
    """Finds the addresses of other maps of the unit, relative to the folder of one of them."""

    existing: frozenset[str]
    """Paths inside the unit's folder of all files that the same build makes."""
    folder: str = FOLDER

    def to(self, path: str) -> str:
        """The relative address of a file; empty where this build does not make it."""
        if path not in self.existing:
            return ""
        return posixpath.relpath(path, self.folder) if self.folder else path

    def to_map(self, code: str) -> str:
        """The address of the peta lintas fungsi of a process."""
        return self.to(f"{code}/peta-lintas-fungsi.svg")

    def to_group(self, code: str) -> str:
        """The address of the map that shows the inside of a process of level 0."""
        return self.to(f"{FOLDER}/peta-subproses-{code}.svg") or self.to(
            f"{FOLDER}/peta-level-1-{code}.svg"
        )


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who takes part in a process."""

    name: str
    outside: bool
    """Whether they belong to a body outside the regency, or to nobody's government."""
    is_citizen: bool = False
    """Whether they belong to nobody's government."""


def parties_of(process: ResolvedProcess) -> tuple[Party, ...]:
    """All lanes and parties of a process by their printed names, internal ones first."""
    everyone: dict[str, Actor] = {}
    for actor in (*process.actors, *process.parties):
        everyone.setdefault(actor.name, actor)
    parties = [
        Party(name, actor.outside or actor.instansi is not None, actor.outside)
        for name, actor in everyone.items()
    ]
    return tuple(sorted(parties, key=lambda party: party.outside))
