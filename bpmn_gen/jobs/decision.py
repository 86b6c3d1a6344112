"""The decision table of a unit as DMN."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.dmn import write_dmn
from bpmn_gen.jobs.job import Job
from bpmn_gen.layout.requirements import lay_out_table
from bpmn_gen.store import disk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.model.decision import DecisionTable

KIND = "dmn"
WITH = frozenset({"bpmn", "camunda7", "camunda8"})
"""Formats with which it is made: engines need it beside the processes that read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFile(Job):
    """Writes one table."""

    table: DecisionTable
    name: str
    """Path of the file without its ending."""

    @property
    def places(self) -> tuple[str, ...]:
        """The file."""
        return (f"{self.name}.{KIND}",)

    @property
    def label(self) -> str:
        """What is being made."""
        return self.name

    def render(self) -> Iterator[bytes]:
        """The file, if one of its formats is asked for."""
        for _ in self.files:
            yield write_dmn(self.table, lay_out_table(self.table))


def decision_file(
    target: Target, table: DecisionTable, formats: Collection[str], program: str
) -> DecisionFile:
    """The job of a table.

    Where none of its formats is asked for the job has no files, which keeps an earlier one.

    Args:
        target: the unit.
        table: what is written.
        formats: the kinds of artefacts that are asked for.
        program: digest of the program.
    """
    name = f"{target.slug}/{table.key.replace('_', '-')}"
    return DecisionFile(
        target=target.slug,
        tipe=target.number,
        unit=str(target.unit.nama) if target.unit else None,
        table=table,
        name=name,
        files=((KIND, f"{name}.{KIND}"),) if WITH & set(formats) else (),
        key=disk.digest(f"{program}\0{table!r}".encode()),
    )
