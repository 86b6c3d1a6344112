"""What units have to show for themselves in the portal: those of a build, and all others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.commands.account_keys import AccountKeys
from bpmn_gen.commands.account_telling import as_told, from_told
from bpmn_gen.commands.changes_since import changes_since
from bpmn_gen.commands.review_files import PAGE, ReviewPlace
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.printed_blanks import printed_blanks
from bpmn_gen.jobs.unit_map import UnitMap
from bpmn_gen.jobs.unit_maps import MapPlanner
from bpmn_gen.maps.survey import UnitSurvey
from bpmn_gen.portal.accounts import SopAccount, UnitAccount
from bpmn_gen.sop.blanks import own_sops
from bpmn_gen.store.project import program_digest
from bpmn_gen.store.unit_books import UnitBook, recall

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.status import Statuses, UnitStatus
    from bpmn_gen.portal.changes_page import UnitChanges
    from bpmn_gen.store.project import Project


def account_of(
    project: Project,
    defs: DefinitionSet,
    target: Target,
    processes: Sequence[ResolvedProcess],
    status: UnitStatus,
    changes: UnitChanges | None,
) -> UnitAccount:
    """The account of a unit whose processes have been resolved.

    Args:
        project: the folders.
        defs: the definitions.
        target: the unit.
        processes: all of the unit.
        status: how they stand.
        changes: what changed since the unit was set; None where nothing did.
    """
    found, blocks = printed_blanks(defs, target, processes, status)
    lacking: dict[str, list[str]] = {}
    for blank in found:
        name = blank.name.partition(":")[0]  # without what it is about
        lacking.setdefault(blank.code, []).append(name)
    sops = tuple(
        SopAccount(
            code=one.code,
            name=one.name,
            number=blocks[one.code].number,
            effective=blocks[one.code].effective,
            state=status.of(one.code).state,
            blanks=tuple(lacking.get(one.code, ())),
        )
        for one in own_sops(processes)
    )
    if changes is None:
        return UnitAccount(target, sops)
    page = compared_page(project, status.name, target.slug)
    return UnitAccount(target, sops, len(changes.changes), page)


def compared_page(project: Project, since: str, slug: str) -> str:
    """The page of maps before and after that a review left, as a path below the output folder.

    Args:
        project: the folders.
        since: the edition with which the unit was compared; empty where nothing changed.
        slug: the folder of the unit.

    Returns:
        Nothing where there is none.
    """
    side = ReviewPlace(project, since, slug).outputs
    return f"{side.place}/{PAGE}" if since and (side.folder / PAGE).is_file() else ""


@dataclass(slots=True)
class UnitAccounts:
    """The accounts of units, also of those that a build does not make.

    Pages of others lie in the folder all the same.  What was found of them is taken from the books
    that their own builds left, as long as nothing is another that it depends on.
    """

    project: Project
    defs: DefinitionSet
    statuses: Statuses
    books: dict[str, UnitBook] = field(default_factory=dict)
    """By folder: what was found in this build, for later ones."""
    resolved: dict[str, tuple[ResolvedProcess, ...]] = field(default_factory=dict)
    """By folder: the processes of those others that were looked at."""
    _keys: AccountKeys | None = None

    def own(
        self,
        target: Target,
        processes: Sequence[ResolvedProcess],
        status: UnitStatus,
        changes: UnitChanges | None,
    ) -> UnitAccount:
        """The account of a unit that the build makes; the rest as for :func:`account_of`."""
        found = account_of(self.project, self.defs, target, processes, status, changes)
        told = as_told(found, status.name if changes else "")
        self.books[target.slug] = UnitBook(target.slug, self._key(target), told)
        return found

    def account(self, target: Target) -> UnitAccount:
        """The account of another unit; an empty one where its processes have mistakes."""
        told = from_told(target, recall(self.project.output, target.slug, self._key(target)))
        if told is not None:
            page = compared_page(self.project, told.since, target.slug)
            return replace(told.account, compared=page)
        findings, processes = Findings(), self._processes(target)
        status = self.statuses.unit(self.defs, target, processes, findings)
        changes = changes_since(self.project, self.defs, target, status, findings)
        return self.own(target, processes, status, changes)

    def _key(self, target: Target) -> str:
        """The digest of all that the account of a unit depends on."""
        if self._keys is None:
            self._keys = AccountKeys(self.defs, self.statuses)
        return self._keys.of(target)

    def level_zero(self, target: Target, paths: Iterable[str]) -> UnitMap | None:
        """The job of the map of level 0 whose picture lies in the folder, which draws no file.

        Args:
            target: the unit.
            paths: the files of the unit that are there.
        """
        processes = self._processes(target)
        status = self.statuses.unit(self.defs, target, processes, Findings())
        notices = self.statuses.map_notices(status, self.defs.daerah)
        survey = UnitSurvey(self.defs.seen_by(target.unit), target, processes)
        paper = str(self.defs.daerah.kertas)
        planner = MapPlanner(survey, ("svg",), paper, program_digest(), notices)
        maps = (job for job in planner.jobs(paths) if isinstance(job, UnitMap))
        return next((job for job in maps if job.name.endswith("/peta-proses")), None)

    def _processes(self, target: Target) -> tuple[ResolvedProcess, ...]:
        """The processes of a unit; none where they have mistakes, which its own build tells."""
        if target.slug not in self.resolved:
            findings = Findings()
            found = tuple(resolve(self.defs, target, findings))
            self.resolved[target.slug] = () if findings.has_errors else found
        return self.resolved[target.slug]
