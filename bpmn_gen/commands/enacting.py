"""Sets an edition: freezes what a decree sets, makes the outputs with its number, keeps both.

1. read the definitions and the editions that there are; refuse what contradicts them;
2. write facts and definitions into a folder beside the place of the edition;
3. build the outputs of the units while that folder counts as an edition;
4. add the digests of the outputs, and put the edition into its place in one step.

Whatever fails before the last step leaves no edition behind.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from bpmn_gen.commands import unrecorded
from bpmn_gen.commands.build import build
from bpmn_gen.commands.checking import check_any, load_checked
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.dates import spoken_date
from bpmn_gen.definition.discovery import find_files
from bpmn_gen.definition.kinds import office_folder
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import Findings
from bpmn_gen.edition.edition import FORMAT, Edition, SetUnit, numbered
from bpmn_gen.edition.freezing import DEFINITIONS, drafted, exists, record_name
from bpmn_gen.edition.naming import slug_of
from bpmn_gen.edition.record_file import as_bytes
from bpmn_gen.edition.recording import record_resolved
from bpmn_gen.edition.setting import Setting
from bpmn_gen.edition.status import Statuses
from bpmn_gen.errors import RefusalError
from bpmn_gen.jobs.decree_scope import FOLDER as DECREES
from bpmn_gen.store import manifest
from bpmn_gen.store.locking import BusyError
from bpmn_gen.store.request import FORMATS, Request
from bpmn_gen.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from bpmn_gen.commands.build import Pulse, Watch
    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.keeping import Kept
    from bpmn_gen.store.project import Project

    Watched: TypeAlias = tuple[Watch, Pulse | None]


ATTACHED = "dilampirkan"
"""The setting by which decrees set the SOPs of units' own processes."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user says of a decree."""

    number: str
    day: dt.date
    tipe: tuple[int, ...] = ()
    unit: tuple[str, ...] = ()
    """As for a build: without any, all that a build without options makes."""
    own_sops: bool | None = None
    """Whether the decree sets the SOPs of units' own processes; None: as drafts of decrees do."""
    jobs: int = 0
    """Worker processes; 0: one for each processor."""
    formats: tuple[str, ...] = FORMATS
    """The kinds of outputs whose digests are kept; people always get all."""

    @property
    def slug(self) -> str:
        """The folder of the edition."""
        return slug_of(self.number, self.day)


@dataclass(frozen=True, slots=True)
class Enacted:
    """What was set, or would be."""

    slug: str
    edition: Edition
    definitions: tuple[str, ...]
    """The definition files that are kept, relative to the folder of definitions."""
    folder: Path | None = None
    """Where the edition lies; None where it was only looked at."""
    outputs: int = 0
    """How many outputs there are of which the digests are kept."""
    findings: Findings = field(default_factory=Findings)


def enact(
    project: Project,
    wish: Wish,
    watch: Watch,
    pulse: Pulse | None = None,
    *,
    preview: bool = False,
) -> Enacted:
    """Set an edition, or only say what would be set.

    Args:
        project: the definitions and the outputs.
        wish: what the user says of the decree.
        watch: told how far the build of the outputs is.
        pulse: called all the time while that goes on; what it raises ends it, and there is no
            edition then.
        preview: whether nothing is written.

    Raises:
        CompileError: when definitions, editions or templates have errors.
        RefusalError: when there is such an edition, or a later one of a unit.
        OSError: when something cannot be written.
    """
    findings = Findings()
    defs = load_checked(project, findings)
    check_any(project, defs, findings)
    targets = select_targets(defs, wish.tipe, wish.unit, findings)
    statuses = Statuses.of(project, findings)
    findings.raise_if_errors()
    if (project.editions / wish.slug).exists():
        raise RefusalError(exists(wish.slug))
    _refuse_known(wish, targets, statuses.kept)
    resolved = [(target, resolve(defs, target, findings)) for target in targets]
    findings.raise_if_errors()
    edition = _edition(defs, wish, resolved, statuses, findings)
    findings.raise_if_errors()
    _tell_future(wish, findings)
    _tell_drafts(wish, edition.units, findings, preview=preview)
    files = _definitions(project, defs, targets)
    seen = Enacted(wish.slug, edition, tuple(files), findings=findings)
    if preview:
        return seen
    parts = {f"{DEFINITIONS}/{name}": content for name, content in files.items()}
    for target, processes in resolved:
        record = record_resolved(defs, target, processes)
        parts[record_name(target.slug)] = as_bytes(record)
    return _kept(project, wish, seen, parts, (watch, pulse))


def _refuse_known(wish: Wish, targets: Iterable[Target], known: Sequence[Kept]) -> None:
    """Refuse a decree whose number is known, or that is not later than one about the same unit.

    Raises:
        RefusalError: with the edition that stands in the way.
    """
    for one in known:
        if folded(one.edition.numbered) == folded(numbered(wish.number, wish.day)):
            raise RefusalError(
                f"{one.edition.decree} sudah dicatat dengan tanggal {one.edition.day} "
                f"(edisi '{one.slug}'). Periksa --nomor dan --tanggal"
            )
    for target in targets:
        for one in known:
            if one.edition.unit_of(target.slug) and one.edition.date >= wish.day:
                raise RefusalError(
                    f"{target.name} sudah ditetapkan dengan {one.edition.decree} tanggal "
                    f"{one.edition.day}; keputusan berikutnya harus bertanggal sesudahnya. "
                    "Periksa --tanggal"
                )


def _edition(
    defs: DefinitionSet,
    wish: Wish,
    resolved: Sequence[tuple[Target, Sequence[ResolvedProcess]]],
    statuses: Statuses,
    findings: Findings,
) -> Edition:
    """The facts of the edition; one that would set nothing is reported."""
    empty = Edition(
        format=FORMAT,
        number=wish.number,
        date=wish.day,
        head=str(defs.daerah.kepala),
        program=VERSION,
        units=(),
    )
    attached = str(defs.daerah.keputusan.sop_unit) == ATTACHED
    setting = Setting(defs, empty, attached if wish.own_sops is None else wish.own_sops)
    units = [
        setting.unit(target, processes, statuses.unit(defs, target, processes, findings))
        for target, processes in resolved
    ]
    if not any(unit.processes for unit in units):
        names = "; ".join(target.name for target, _ in resolved)
        hint = "periksa 'berlaku' pada prosesnya, atau pilih unit lain dengan --unit"
        findings.error(
            "nothing-to-set", f"tidak ada proses yang ditetapkan bagi {names}", None, hint
        )
    return empty.model_copy(update={"units": tuple(units)})


def _tell_future(wish: Wish, findings: Findings) -> None:
    """Report a day that has not come yet anywhere: nobody has signed a decree then."""
    tomorrow = dt.datetime.now(tz=dt.UTC).date() + dt.timedelta(days=1)
    if wish.day > tomorrow:
        message = f"tanggal keputusan, {spoken_date(wish.day)}, belum tiba"
        hint = "periksa --tanggal; edisi tidak dapat diubah sesudah dicatat"
        findings.warning("future-decree", message, None, hint)


def _tell_drafts(
    wish: Wish, units: Iterable[SetUnit], findings: Findings, *, preview: bool
) -> None:
    """Report processes of units that the decree lists as drafts and does not set.

    An edition cannot be changed afterwards, so the user has to say that the decree leaves them out.

    Raises:
        CompileError: when the user has not said so.
    """
    asked = wish.own_sops is None and not preview
    tell = findings.error if asked else findings.warning
    for unit in units:
        if unit.drafts:
            tell(
                "drafts-not-set",
                f"draf keputusan hanya mendaftar {len(unit.drafts)} proses milik {unit.name} "
                f"sebagai rancangan: {', '.join(unit.drafts)}",
                None,
                "tambahkan --sop-unit bila keputusan yang ditandatangani menetapkannya juga, atau "
                "--tanpa-sop-unit bila tidak",
            )
    findings.raise_if_errors()


def _definitions(
    project: Project, defs: DefinitionSet, targets: Iterable[Target]
) -> dict[str, bytes]:
    """The definition files of a project by their paths, those of other offices left out."""
    offices = (defs.office_of(target.unit) for target in targets)
    wanted = {"", *(office.slug for office in offices if office)}
    return {
        one.relative: one.path.read_bytes()
        for one in find_files(project.defs, Findings()).files
        if office_folder(one.relative) in wanted
    }


def _kept(
    project: Project, wish: Wish, seen: Enacted, parts: Mapping[str, bytes], seen_by: Watched
) -> Enacted:
    """The edition in its place, its outputs made with the number.

    Raises:
        RefusalError: when another run sets an edition of the project.
    """
    try:
        return _written(project, wish, seen, parts, seen_by)
    except BusyError as error:
        raise RefusalError("Keputusan lain sedang dicatat; tunggu sampai selesai") from error


def _written(
    project: Project, wish: Wish, seen: Enacted, parts: Mapping[str, bytes], seen_by: Watched
) -> Enacted:
    """The edition in its place, unless another run is at it."""
    with drafted(project.editions, wish.slug, seen.edition, parts) as draft:
        proposed = replace(project, proposed=(wish.slug, draft.folder))
        request = Request(wish.tipe, wish.unit, formats=wish.formats, jobs=wish.jobs)
        outcome = build(proposed, request, *seen_by)
        outcome.findings.raise_if_errors()
        outputs = _outputs(project.output, {unit.slug for unit in seen.edition.units})
        folder = draft.put(project.editions, outputs)
        unrecorded.forget(project)
    seen.findings.extend(outcome.findings)
    return replace(seen, folder=folder, outputs=len(outputs))


def _outputs(output: Path, slugs: set[str]) -> dict[str, str]:
    """The digests of the outputs of some units and of the decree, by their paths."""
    return {
        path: artefact.sha256
        for path, artefact in manifest.read(output).items()
        if artefact.target in slugs | {DECREES}
    }
