"""Decides which decrees and volumes a build drafts, so that no later build undoes them unasked.

The umbrella decree stands in a folder of its own and is about the units that were chosen when it
was drafted.  A build of at least these units drafts it anew.  A build of fewer units keeps it,
unless the user asks for a decree about just these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.definition.file_names import file_slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bpmn_gen.definition.schema import Daerah
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.store.manifest import Artefact

FOLDER = "keputusan"
MOST_UNASKED = 10
"""Units of a build up to which documents are drafted unasked, because more take minutes."""
UMBRELLA = "payung"
"""The setting for one decree about all units."""
_BETWEEN = "; "
"""Stands between the names of units in the manifest."""


@dataclass(frozen=True, slots=True)
class DraftChoice:
    """What a build drafts."""

    units: bool
    """The documents of each unit."""
    umbrella: bool
    """The decree about all of them."""


def decree_name(daerah: Daerah) -> str:
    """The name of the file of a decree, e.g. ``keputusan-bupati``."""
    return f"{FOLDER}-{file_slug(daerah.jabatan_kepala)}"


def named(names: Sequence[str]) -> str:
    """The units of a decree, as the manifest has them."""
    return _BETWEEN.join(names)


def drafted_for(output: Path, name: str, known: Mapping[str, Artefact]) -> tuple[str, ...]:
    """The names of the units that the umbrella decree ``name`` in an output folder is about."""
    for kind in ("docx", "pdf"):
        found = known.get(f"{FOLDER}/{name}.{kind}")
        if found and found.unit and (output / found.path).is_file():
            return tuple(found.unit.split(_BETWEEN))
    return ()


def scope_of(
    names: Sequence[str],
    now: Sequence[str],
    form: str,
    findings: Findings,
    *,
    asked: bool | None,
) -> DraftChoice:
    """What is drafted.

    Args:
        names: the units of the build.
        now: the units of the umbrella decree that there is.
        form: the setting ``bentuk``.
        findings: told what is left undone.
        asked: whether the user wants it; None when nothing was said.
    """
    if asked is False:
        return DraftChoice(units=False, umbrella=False)
    if asked is None and len(names) > MOST_UNASKED:
        findings.info(
            "decree-not-drafted",
            f"keputusan dan dokumen peta untuk {len(names)} unit tidak disusun",
            None,
            "tambahkan --keputusan; perlu beberapa menit",
        )
        return DraftChoice(units=False, umbrella=False)
    left_out = [name for name in now if name not in names]
    if form == UMBRELLA and not asked and left_out:
        findings.info(
            "decree-kept",
            f"draf keputusan di folder {FOLDER} memuat {_few(now)} dan dibiarkan seperti semula",
            None,
            "susun dengan --keputusan untuk menggantinya dengan pilihan ini",
        )
        return DraftChoice(units=True, umbrella=False)
    return DraftChoice(units=True, umbrella=form == UMBRELLA)


def _few(names: Sequence[str]) -> str:
    """Names, or how many there are."""
    return " dan ".join(names) if len(names) < 3 else f"{len(names)} unit"  # noqa: PLR2004 -- as said
