"""Plans the maps of a unit: of its processes, of its structure and of its duties."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from bpmn_gen.jobs.unit_map import LevelMap, UnitDeck, UnitMap
from bpmn_gen.maps.appraisal import appraisal
from bpmn_gen.maps.duties import team_duties
from bpmn_gen.maps.index import index
from bpmn_gen.maps.level_one import level_one
from bpmn_gen.maps.level_zero import level_zero
from bpmn_gen.maps.network import group_network, whole_network
from bpmn_gen.maps.relations import relations
from bpmn_gen.maps.structure_figure import assignment_figure, rank_figure
from bpmn_gen.maps.subprocesses import subprocesses
from bpmn_gen.maps.survey import FOLDER, UnitSurvey, Ways, level_label
from bpmn_gen.portal.listing import PAGE
from bpmn_gen.store import disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bpmn_gen.jobs.job import Job
    from bpmn_gen.jobs.unit_map import Picture
    from bpmn_gen.maps.survey import ProcessGroup

DRAWN = ("svg", "pdf")
"""Kinds of files of a drawn map."""
SLIDES = "pptx"
"""The kind of the file with the maps as slides."""
_NOWHERE = Ways(frozenset(), "")
"""Slides lead nowhere, because they are shown where the other files are not."""
FRONT = f"../{PAGE}"
"""The front page of the portal, as seen from the unit's folder."""

_ABOUT_UNITS: dict[str, Callable[[UnitSurvey], Picture | None]] = {
    "kedudukan": rank_figure,
    "penugasan": assignment_figure,
    "tanggung-jawab": team_duties,
}
"""Pictures that need no processes.  One about which nothing is known is None and gets no job, so
that no other map links to it."""
WHOLE_NETWORK = f"{FOLDER}/jaringan-relasi"
_OF_ALL: dict[str, Callable[[UnitSurvey, Ways], Picture]] = {
    f"{FOLDER}/peta-proses": level_zero,
    f"{FOLDER}/indeks-proses": index,
    WHOLE_NETWORK: whole_network,
}
"""Pictures of all processes together."""
_OF_GROUP: dict[str, Callable[[UnitSurvey, ProcessGroup, Ways], Picture]] = {
    f"{FOLDER}/peta-subproses": subprocesses,
    f"{FOLDER}/peta-relasi": relations,
    f"{FOLDER}/jaringan-relasi": group_network,
}
"""Pictures of one process of level 0, whose code follows in the path."""


@dataclass(frozen=True, slots=True)
class MapPlanner:
    """Turns the survey of a unit into jobs."""

    survey: UnitSurvey
    formats: tuple[str, ...]
    paper: str
    program: str
    """Digest of the program."""
    notices: Callable[[str], tuple[str, str]] | None = None
    """The mark and the words of a map by its path in the folder of the unit, without an ending;
    None: those of the survey."""
    _surveys: dict[tuple[str, str], UnitSurvey] = field(default_factory=dict)
    """By mark and words."""

    def _seen_on(self, name: str) -> UnitSurvey:
        """The unit as one map shows it, with what that says of how it stands."""
        if self.notices is None:
            return self.survey
        notice = self.notices(name)
        if notice not in self._surveys:
            mark, status = notice
            self._surveys[notice] = replace(self.survey, mark=mark, status=status)
        return self._surveys[notice]

    def jobs(self, other_paths: Iterable[str]) -> Iterator[Job]:
        """All maps; ``other_paths`` are the unit's other files, to which maps may lead.

        A map of which no format is asked for has a job without files: what an earlier build made
        of it stays.
        """
        method = self._method
        ways = self._ways(other_paths, method)
        for name, code, make in self._pictures(method):
            yield self._of_picture(name, code, make, ways)
        if method != "gambar":
            for group in self.survey.groups:
                yield self._level(group, Ways(ways))
        if self.survey.groups:
            yield self._deck(method)

    @property
    def _method(self) -> str:
        """How the regency draws what is below level 0."""
        return str(self.survey.defs.daerah.metode)

    def drawn(self) -> list[tuple[str, str]]:
        """The drawn maps: the path of each without its ending, and the code of its process."""
        return [(name, code) for name, code, _ in self._pictures(self._method)]

    def job_of(self, wanted: str, other_paths: Iterable[str]) -> UnitMap | None:
        """The job of one drawn map, as :meth:`jobs` has it; None where there is no such map."""
        for name, code, make in self._pictures(self._method):
            if name == wanted:
                return self._of_picture(name, code, make, self._ways(other_paths, self._method))
        return None

    def _of_picture(
        self, name: str, code: str, make: Callable[[Ways], Picture], ways: frozenset[str]
    ) -> UnitMap:
        """The job of one drawn map, which leads to others."""
        found = Ways(ways, FOLDER if name.startswith(f"{FOLDER}/") else "")
        kinds = [kind for kind in DRAWN if kind in self.formats]
        return self._drawn(name, code, make(found), kinds, self._beside(name, code, found))

    def _deck(self, method: str) -> UnitDeck:
        """The maps that officials are shown as slides: level 0, subprocesses, relations."""
        survey, target = self.survey, self.survey.target
        pictures: list[Picture] = [level_zero(survey, _NOWHERE)]
        for group in survey.groups if method != "level" else ():
            pictures += [subprocesses(survey, group, _NOWHERE), relations(survey, group, _NOWHERE)]
        name = f"{target.slug}/{FOLDER}"
        return UnitDeck(
            target=target.slug,
            tipe=target.number,
            unit=str(target.unit.nama) if target.unit else None,
            source="peta.yaml",
            pictures=tuple(pictures),
            paper=self.paper,
            name=name,
            files=((SLIDES, f"{name}.{SLIDES}"),) if SLIDES in self.formats else (),
            key=self._key(repr(pictures)),
        )

    def _pictures(self, method: str) -> Iterator[tuple[str, str, Callable[[Ways], Picture]]]:
        """Path without its ending, code, and what makes the picture."""
        survey = self.survey
        for name, make in _ABOUT_UNITS.items():
            if (picture := make(self._seen_on(name))) is not None:
                yield name, "", partial(_as_it_is, picture)
        if survey.target.tipe.penilai:
            seen = self._seen_on("penilai-kinerja")
            yield "penilai-kinerja", "", lambda _: appraisal(seen)
        if not survey.groups:
            return
        for name, draw in _OF_ALL.items():
            if name != WHOLE_NETWORK or method != "level":
                yield name, "", partial(draw, self._seen_on(name))
        if method == "level":
            return
        for group in survey.groups:
            yield from self._pictures_of(group)

    def _pictures_of(
        self, group: ProcessGroup
    ) -> Iterator[tuple[str, str, Callable[[Ways], Picture]]]:
        """The pictures of one process of level 0."""
        for name, draw in _OF_GROUP.items():
            path = f"{name}-{group.code}"
            yield path, group.code, partial(draw, self._seen_on(path), group)

    def _ways(self, other_paths: Iterable[str], method: str) -> frozenset[str]:
        """All files of the unit that a map may lead to, as seen from the unit's folder."""
        root = f"{self.survey.target.slug}/"
        known = {FRONT, PAGE, *(path.removeprefix(root) for path in other_paths)}
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
                ("Penilai kinerja", "penilai-kinerja"),
            ]
        found = [(label, ways.to(f"{path}.svg")) for label, path in known if path != name]
        pages = (("Portal", ways.to(FRONT)), ("Halaman unit", ways.to(PAGE)))
        return tuple((label, href) for label, href in (*pages, *found) if href)

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

    def _level(self, group: ProcessGroup, ways: Ways) -> LevelMap:
        """The job of the chain of one process of level 0."""
        kinds = [kind for kind in ("bpmn", *DRAWN) if kind in self.formats]
        target, name = self.survey.target, _level_name(group.code)
        form = f"Peta {level_label(self.survey)}"
        sheet = self._seen_on(name).sheet(form, group.code, group.name, group.source)
        found = ((process.code, ways.to_map(process.code)) for process in group.processes)
        links = tuple((code, href) for code, href in found if href)
        definitions = level_one(self.survey, group)
        beside = self._beside(name, group.code, ways)
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
            ways=beside,
            key=self._key(repr((definitions, sheet, links, beside))),
        )

    def _key(self, content: str) -> str:
        """The digest of everything that a map is made of."""
        return disk.digest(f"{self.program}\0{content}\0{self.paper}".encode())


def _level_name(code: str) -> str:
    """The path of a chain without its ending, inside the unit's folder."""
    return f"{FOLDER}/peta-level-1-{code}"


def _as_it_is(picture: Picture, _ways: Ways) -> Picture:
    """A picture as it is, because it links to no other."""
    return picture
