"""Draws the maps of a unit as a build would, from definitions that are in no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.jobs.process_map import NAMES
from bpmn_gen.jobs.sop import SOP_FILES
from bpmn_gen.jobs.unit_maps import MapPlanner
from bpmn_gen.maps.survey import FOLDER, UnitSurvey, Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.drawing.geometry import Bounds
    from bpmn_gen.edition.status import Notice
    from bpmn_gen.render.svg.view import Spot

_KINDS: Final = {
    f"{FOLDER}/peta-subproses-": "Subproses",
    f"{FOLDER}/peta-relasi-": "Relasi",
}
"""What is shown of each process of level 0: how its path begins, what it is called."""
_WHOLE: Final = f"{FOLDER}/peta-proses"
"""The map of all of them."""


def draw_map(
    defs: DefinitionSet,
    target: Target,
    processes: tuple[ResolvedProcess, ...],
    notices: Callable[[str], Notice],
    wanted: str,
    links: Mapping[str, str],
) -> dict[str, Any]:
    """One map of a unit, the names of those that there are, and where its boxes lead.

    Args:
        defs: the definitions.
        target: the unit.
        processes: its processes.
        notices: what each map says of how things stand.
        wanted: the path of the map; the first one where there is none of that path.
        links: the files of processes by their codes.

    Returns:
        An empty picture for a unit without processes, of which there is nothing to draw.
    """
    survey = UnitSurvey(defs.seen_by(target.unit), target, processes)
    paper = str(defs.daerah.kertas)
    planner = MapPlanner(survey, ("svg",), paper, "", notices)
    choices = sorted(_choices(planner), key=lambda one: not _is_own(survey, one[0], links))
    paths = [f"{target.slug}/{one.code}/{name}" for one in processes for name in _files(one)]
    path = next((one for one, _ in choices if one == wanted), next(iter(dict(choices)), ""))
    job = planner.job_of(path, paths)
    if job is None:
        return {"peta": "", "pilih": "", "daftar": [], "kotak": []}
    [picture] = job.render()
    known = {one.removeprefix(f"{target.slug}/") for one in paths}
    ways = Ways(frozenset(known | {f"{one}.svg" for one, _ in choices}))
    return {
        "peta": picture.decode(),
        "pilih": path,
        "daftar": choices,
        "kotak": list(_boxes(job.view().spots, _places(survey, ways, links))),
    }


def _is_own(survey: UnitSurvey, path: str, links: Mapping[str, str]) -> bool:
    """Whether a map is about a group with processes of the unit's own."""
    own = {code for code, file in links.items() if file.startswith("unit/")}
    return any(
        path.endswith(f"-{group.code}") and any(one.code in own for one in group.processes)
        for group in survey.groups
    )


def _places(
    survey: UnitSurvey, ways: Ways, links: Mapping[str, str]
) -> dict[str, tuple[str, str, str]]:
    """By address in a picture: the file of a process, or the path of a map, and words for it."""
    found = {
        ways.to_map(one.code): (links[one.code], "", f"Buka proses {one.code} {one.name}")
        for one in survey.resolved
        if one.code in links
    }
    for group in survey.groups:
        words = f"Lihat subproses {group.code} {group.name}"
        path = f"{FOLDER}/peta-subproses-{group.code}"
        found[ways.to(f"{path}.svg")] = ("", path, words)
    return found


def _files(process: ResolvedProcess) -> tuple[str, ...]:
    """The files of a process to which maps lead."""
    return (NAMES["svg"],) if process.is_reference else (NAMES["svg"], SOP_FILES["svg"])


def _choices(planner: MapPlanner) -> Iterator[tuple[str, str]]:
    """The maps that are offered: path, and name for people."""
    names = {one.code: one.name for one in planner.survey.groups}
    for path, code in planner.drawn():
        if path == _WHOLE:
            yield path, "Peta proses level 0"
        for begin, kind in _KINDS.items():
            if path == f"{begin}{code}":
                yield path, f"{kind} {code} {names[code]}"


def _boxes(
    spots: Sequence[Spot], places: Mapping[str, tuple[str, str, str]]
) -> Iterator[list[str | float]]:
    """Where boxes lead and stand; words in a box that lead to the same place are no box."""
    found = [(one.href, one.place) for one in spots if places.get(one.href)]
    for href, place in found:
        if not any(other == href and _holds(box, place) for other, box in found):
            yield [*places[href], place.x, place.y, place.width, place.height]


def _holds(box: Bounds, place: Bounds) -> bool:
    """Whether a place lies in another one."""
    return (
        box != place
        and box.x <= place.x
        and box.y <= place.y
        and place.x + place.width <= box.x + box.width
        and place.y + place.height <= box.y + box.height
    )
