"""Brings an edited file together with what was changed in its definition since it was built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import CompileError, Findings, Span
from bpmn_gen.difference.edits import edits_between
from bpmn_gen.difference.telling import Telling
from bpmn_gen.difference.three_way import three_way

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.difference.edits import Edit
    from bpmn_gen.difference.outline import Outline
    from bpmn_gen.difference.three_way import Clash
    from bpmn_gen.returning.base import Base

_WAYS_OUT = (
    "samakan dahulu hal itu di definisi atau di berkas, lalu impor lagi; tidak ada yang diambil",
    "atau impor dengan --tanpa-asal: isi berkas menggantikan isi definisi; --pratinjau dahulu",
)


def brought_together(origin: Outline, base: Base, new: Outline, label: str) -> Outline:
    """The edited file with what was changed in the definition since the file was built.

    Args:
        origin: the file before it was edited.
        base: the definition as it is now.
        new: the edited file.
        label: the file as the user knows it.

    Raises:
        CompileError: when both sides have changed the same, with a finding for each such thing.
    """
    made, clashes = three_way(origin, base.outline, new)
    if clashes:
        names = {key: name for name, key in base.names.items()}
        sides = [_Side(origin, side, names) for side in (base.outline, new)]
        findings = Findings()
        for told in dict.fromkeys(_told(clash, *sides) for clash in clashes):
            findings.error("changed-on-both-sides", told, Span(label), *_WAYS_OUT)
        raise CompileError(findings)
    return made


class _Side:
    """What one side has changed."""

    def __init__(self, origin: Outline, side: Outline, names: Mapping[str, str]) -> None:
        """Compare it with where both began."""
        self._edits = edits_between(origin, side)
        self._telling = Telling(origin, side, names)

    def about(self, clash: Clash) -> str:
        """What it has changed in a thing, as sentences."""
        own = [one for one in self._edits if one.key == clash.key and _is_about(one, clash)]
        near = own or [one for one in self._edits if clash.key in (one.before, one.after)]
        return "; ".join(map(self._telling.sentence, near or self._flow()))

    def _flow(self) -> Iterable[Edit]:
        """All that it has changed in the flow, where nothing is about the thing alone."""
        return [one for one in self._edits if one.kind not in ("step-changed", "head-changed")]


def _is_about(edit: Edit, clash: Clash) -> bool:
    """Whether a difference is about what both have changed."""
    if edit.kind == "actor-changed":
        return clash.field == "nama"
    return clash.field in ("", edit.field)


def _told(clash: Clash, ours: _Side, theirs: _Side) -> str:
    """A thing that both sides have changed, in a sentence."""
    return (
        "definisi dan berkas ini mengubah hal yang sama sejak berkasnya dibuat: menurut definisi, "
        f"{ours.about(clash)}; menurut berkas, {theirs.about(clash)}"
    )
