"""How often the branches of a decision are taken, as its row says or as they were called before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from bpmn_gen.definition.text import folded
from bpmn_gen.difference.edits import renamed_branches
from bpmn_gen.sheets.process_rows import kept_branches
from bpmn_gen.workbook.tidy import one_line

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.sheets.process_rows import Line

COLUMN = "peluang"
_SHARE = re.compile(r"(.*?\S)\s*(?:[:=]|\s)\s*(\d\S*(?:\s*%)?)")
"""The label of a branch and its share: ``Tidak: 20%``, ``Tidak 20 %``."""


def settle_shares(line: Line, branches: Mapping[str, str], findings: Findings) -> None:
    """Say in a decision how often its branches are taken.

    A branch that is called otherwise now keeps its share; one that is gone takes it along.

    Args:
        line: the row of the decision.
        branches: where its branches lead now, by their labels.
        findings: told what cannot be understood.
    """
    before = line.step.pop(COLUMN, {})
    if line.has_changed(COLUMN):
        said = _said(line, branches, findings)
    elif isinstance(before, Mapping):
        former = {label: str(way) for label, way in kept_branches(line).items()}
        renamed = renamed_branches(former, branches)
        named = ((renamed.get(label, label), share) for label, share in before.items())
        gone = former.keys() - branches.keys()
        said = {label: share for label, share in named if label not in gone}
    else:
        line.step[COLUMN] = before
        return
    if said:
        line.step[COLUMN] = said


def _said(line: Line, branches: Mapping[str, str], findings: Findings) -> dict[str, Value]:
    """The shares that a cell says, by the labels of branches."""
    labels = {folded(label): label for label in branches}
    found: dict[str, Value] = {}
    for text in filter(None, map(one_line, line.texts[COLUMN].replace(";", "\n").split("\n"))):
        parts = _SHARE.fullmatch(text)
        if parts is None:
            findings.error(
                "bad-share",
                f"peluang '{text}' tidak menyebut cabang dan persennya",
                line.row.span(COLUMN),
                "tulis jawaban, titik dua, lalu persennya, misalnya Tidak: 20%",
            )
            continue
        found[labels.get(folded(parts[1]), parts[1])] = parts[2]
    return found
