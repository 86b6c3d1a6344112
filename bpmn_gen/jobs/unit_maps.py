"""The maps of a unit: peta proses, subproses, relasi, level 1, index; structure; duties."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from bpmn_gen import manifest
from bpmn_gen.diagnostics import Diagnostic, Severity
from bpmn_gen.jobs.job import Job
from bpmn_gen.layout import lay_out
from bpmn_gen.layout.paging import paginate
from bpmn_gen.maps.duties import duties
from bpmn_gen.maps.index import index
from bpmn_gen.maps.level_one import level_one
from bpmn_gen.maps.level_zero import level_zero
from bpmn_gen.maps.network import group_network, whole_network
from bpmn_gen.maps.network_figure import Network
from bpmn_gen.maps.relations import relations
from bpmn_gen.maps.structure_figure import assignment_figure, standing_figure
from bpmn_gen.maps.subprocesses import subprocesses
from bpmn_gen.maps.survey import FOLDER, Survey, Ways, level_label
from bpmn_gen.render.bpmn_xml import write_bpmn
from bpmn_gen.render.map_pdf import write_board_pdf
from bpmn_gen.render.map_svg import write_board_svg
from bpmn_gen.render.pdf import write_pdf
from bpmn_gen.render.svg import write_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bpmn_gen.maps.survey import Group
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.render.map_board import Board
    from bpmn_gen.render.sheet import Sheet

DRAWN = ("svg", "pdf")
"""Kinds of files of a drawn map."""


class Picture(Protocol):
    """Plain data that can be drawn."""

    def board(self) -> Board:
        """The drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMap(Job):
    """Draws one map of a unit in each kind."""

    picture: Picture
    paper: str
    name: str
    """Path of its files without their endings."""
    ways: tuple[tuple[str, str], ...] = ()
    """Names and addresses of the maps beside it."""

    @property
    def places(self) -> tuple[str, ...]:
        """Its files in all formats."""
        return (f"{self.name}.",)

    @property
    def label(self) -> str:
        """What is being made."""
        return self.name

    def render(self) -> Iterator[bytes]:
        """The files, all from one drawing."""
        board = replace(self.picture.board(), ways=self.ways)
        for kind, _ in self.files:
            if kind == "svg":
                yield write_board_svg(board)
            else:
                yield write_board_pdf(board, self.paper)

    def remarks(self) -> tuple[Diagnostic, ...]:
        """That a plainer drawing had to do, where Graphviz failed."""
        failure = self._failure()
        return (_plainer(self.name, failure),) if failure else ()

    def is_final(self) -> bool:
        """A plainer drawing is not: Graphviz may work the next time."""
        return not self._failure()

    def _failure(self) -> str:
        """Why Graphviz did not place the network; empty when it did or was not asked."""
        return self.picture.failure() if self.files and isinstance(self.picture, Network) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelMap(Job):
    """A chain of activities: BPMN with collapsed calls, and its picture."""

    definitions: Definitions
    sheet: Sheet
    links: tuple[tuple[str, str], ...]
    paper: str
    name: str
    """Path of its files without their endings."""

    @property
    def places(self) -> tuple[str, ...]:
        """Its files in all formats."""
        return (f"{self.name}.",)

    @property
    def label(self) -> str:
        """What is being made."""
        return self.name

    def render(self) -> Iterator[bytes]:
        """The files, all from one layout."""
        drawing = lay_out(self.definitions)
        for kind, _ in self.files:
            if kind == "bpmn":
                yield write_bpmn(self.definitions, drawing)
            elif kind == "svg":
                yield write_svg(self.definitions, drawing, self.sheet, dict(self.links))
            else:
                yield write_pdf(self.definitions, paginate(drawing, self.paper), self.sheet)


def _plainer(path: str, failure: str) -> Diagnostic:
    """A map that Graphviz did not place."""
    return Diagnostic(
        Severity.WARNING,
        "plain-network",
        f"jaringan '{path}' digambar sederhana: {failure}",
        hints=("jalankan lagi dengan --force; bila tetap gagal, pasang ulang pygraphviz",),
    )


@dataclass(frozen=True, slots=True)
class MapPlanner:
    """Turns the survey of a unit into jobs."""

    survey: Survey
    formats: tuple[str, ...]
    paper: str
    program: str
    """Digest of the program."""

    def jobs(self, other_paths: Iterable[str]) -> Iterator[Job]:
        """All maps; ``other_paths`` are the unit's other files, to which maps may lead.

        A map of which no format is asked for has a job without files: what an earlier build made
        of it stays.
        """
        method = str(self.survey.defs.daerah.metode)
        wanted = [kind for kind in DRAWN if kind in self.formats]
        ways = self._ways(other_paths, method)
        for name, code, make in self._pictures(method):
            folder = FOLDER if name.startswith(f"{FOLDER}/") else ""
            picture = make(Ways(ways, folder))
            if picture is not None:
                beside = self._beside(name, code, Ways(ways, folder))
                yield self._drawn(name, code, picture, wanted, beside)
        if method != "gambar":
            for group in self.survey.groups:
                yield self._level(group, Ways(ways))

    def _pictures(self, method: str) -> Iterator[tuple[str, str, Callable[[Ways], Picture | None]]]:
        """Path without its ending, code, and what makes the picture."""
        survey = self.survey
        yield "kedudukan", "", lambda _: standing_figure(survey)
        yield "penugasan", "", lambda _: assignment_figure(survey)
        yield "tanggung-jawab", "", lambda _: duties(survey)
        if not survey.groups:
            return
        yield f"{FOLDER}/peta-proses", "", lambda ways: level_zero(survey, ways)
        yield f"{FOLDER}/indeks-proses", "", lambda ways: index(survey, ways)
        if method == "level":
            return
        yield f"{FOLDER}/jaringan-relasi", "", lambda ways: whole_network(survey, ways)
        for group in survey.groups:
            yield from self._pictures_of(group)

    def _pictures_of(
        self, group: Group
    ) -> Iterator[tuple[str, str, Callable[[Ways], Picture | None]]]:
        """The pictures of one process of level 0."""
        survey, code = self.survey, group.code
        yield f"{FOLDER}/peta-subproses-{code}", code, lambda w: subprocesses(survey, group, w)
        yield f"{FOLDER}/peta-relasi-{code}", code, lambda w: relations(survey, group, w)
        yield f"{FOLDER}/jaringan-relasi-{code}", code, lambda w: group_network(survey, group, w)

    def _ways(self, other_paths: Iterable[str], method: str) -> frozenset[str]:
        """All files of the unit that a map may lead to, as seen from the unit's folder."""
        root = f"{self.survey.target.slug}/"
        known = {path.removeprefix(root) for path in other_paths}
        if "svg" in self.formats:
            known |= {f"{name}.svg" for name, _, _ in self._pictures(method)}
            if method != "gambar":
                known |= {_level_name(group.code) + ".svg" for group in self.survey.groups}
        return frozenset(known)

    def _beside(self, name: str, code: str, ways: Ways) -> tuple[tuple[str, str], ...]:
        """The maps beside one: of the same process of level 0, or of the unit as a whole."""
        known = [("Peta proses", f"{FOLDER}/peta-proses")]
        if code:
            known += [
                ("Subproses", f"{FOLDER}/peta-subproses-{code}"),
                ("Relasi", f"{FOLDER}/peta-relasi-{code}"),
                ("Jaringan", f"{FOLDER}/jaringan-relasi-{code}"),
                (level_label(self.survey), _level_name(code)),
            ]
        else:
            known += [
                ("Indeks", f"{FOLDER}/indeks-proses"),
                ("Jaringan", f"{FOLDER}/jaringan-relasi"),
                ("Kedudukan", "kedudukan"),
                ("Penugasan", "penugasan"),
                ("Tanggung jawab", "tanggung-jawab"),
            ]
        found = ((label, ways.to(f"{path}.svg")) for label, path in known if path != name)
        return tuple((label, href) for label, href in found if href)

    def _drawn(
        self,
        name: str,
        code: str,
        picture: Picture,
        kinds: list[str],
        beside: tuple[tuple[str, str], ...],
    ) -> UnitMap:
        """The job of one picture."""
        target = self.survey.target
        return UnitMap(
            target=target.slug,
            tipe=target.number,
            unit=str(target.unit.nama) if target.unit else None,
            kode=code,
            source="peta.yaml" if name.startswith(FOLDER) else "",
            picture=picture,
            paper=self.paper,
            name=f"{target.slug}/{name}",
            files=tuple((kind, f"{target.slug}/{name}.{kind}") for kind in kinds),
            ways=beside,
            key=self._key(repr((picture, beside))),
        )

    def _level(self, group: Group, ways: Ways) -> LevelMap:
        """The job of the chain of one process of level 0."""
        kinds = [kind for kind in ("bpmn", *DRAWN) if kind in self.formats]
        target, name = self.survey.target, _level_name(group.code)
        form = f"Peta {level_label(self.survey)}"
        sheet = self.survey.sheet(form, group.code, group.name, group.source)
        found = ((process.code, ways.to_map(process.code)) for process in group.processes)
        links = tuple((code, href) for code, href in found if href)
        definitions = level_one(self.survey, group)
        return LevelMap(
            target=target.slug,
            tipe=target.number,
            unit=str(target.unit.nama) if target.unit else None,
            kode=group.code,
            source="peta.yaml",
            definitions=definitions,
            sheet=sheet,
            links=links,
            paper=self.paper,
            name=f"{target.slug}/{name}",
            files=tuple((kind, f"{target.slug}/{name}.{kind}") for kind in kinds),
            key=self._key(repr((definitions, sheet, links))),
        )

    def _key(self, content: str) -> str:
        """The digest of everything that a map is made of."""
        return manifest.digest(f"{self.program}\0{content}\0{self.paper}".encode())


def _level_name(code: str) -> str:
    """The path of a chain without its ending, inside the unit's folder."""
    return f"{FOLDER}/peta-level-1-{code}"
