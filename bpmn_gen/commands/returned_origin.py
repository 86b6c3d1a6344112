"""What an edited BPMN file was like before somebody edited it.

The mark in the file tells of which state of its definition it was made.  What only the definition
has changed since must not count as a change of the file, because taking it in would undo the newer
work of somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.mark import mark_in, mark_of
from bpmn_gen.commands.returned_subject import as_built, model_of, process_of
from bpmn_gen.diagnostics import Findings
from bpmn_gen.errors import RefusalError
from bpmn_gen.foreign.document import read_bounded
from bpmn_gen.interchange import read_bpmn
from bpmn_gen.returning.finding import subject_of
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store import earlier

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.model.elements import Definitions
    from bpmn_gen.returning.finding import Subject
    from bpmn_gen.store.manifest import Artefact


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the original of a file may be found."""

    output: Path
    begun: DefinitionSet
    """The definitions as they were when the command began."""
    artefacts: Sequence[Artefact]
    """What the last builds made."""
    given: Path | None = None
    """The file as it was sent out, when the user has it."""
    is_waived: bool = False
    """Whether files are compared with the definition as it is, whatever they were made of."""

    def of(
        self, edited: Definitions, current: ResolvedProcess, subject: Subject
    ) -> Definitions | None:
        """The file as its build wrote it; None where it is compared with the definition as it is.

        Args:
            edited: the file as it came back.
            current: the process, with what files before it have changed.
            subject: what the file is about.

        Raises:
            RefusalError: when it bears the mark of a state that nobody knows any more.
            OSError: when the file that was given cannot be read.
        """
        if self.is_waived:
            return None
        if self.given is not None:
            return self._given(subject)
        mark = mark_in(edited)
        if not mark:
            return as_built(self.output, self.artefacts, current, subject)
        process, codes = process_of(self.begun, subject)
        if mark == mark_of(compiled(process, Findings())):
            return model_of(process, subject, codes)
        kept = (self._read(content, subject) for content in earlier.states(self.output, mark))
        found = next((one for one in kept if one is not None), None)
        if found is None:
            raise RefusalError(
                "berkas ini dibuat dari definisi yang lebih lama, dan peta dari saat itu tidak "
                "tersimpan di folder hasil, jadi tidak diketahui mana yang diubah orang",
                "sertakan berkas seperti saat dikirim, sebelum disunting: --asal BERKAS.bpmn",
                "atau tambahkan --tanpa-asal: semua yang berbeda dari definisi sekarang dianggap "
                "perubahan; lihat dahulu dengan --pratinjau",
            )
        return found

    def _given(self, subject: Subject) -> Definitions:
        """The file that the user gave.

        Raises:
            RefusalError: when it is about something else.
        """
        assert self.given is not None  # noqa: S101 -- asked for only where it is
        found = self._read(read_bounded(self.given), subject)
        if found is None:
            raise RefusalError(
                f"'{self.given.name}' bukan berkas asal dari {subject.code} ({subject.unit})",
                "pilih berkas yang dikirim sebelum disunting, dari alat yang sama (Camunda 7, "
                "Camunda 8, atau tanpa mesin)",
            )
        return found

    @staticmethod
    def _read(content: bytes, subject: Subject) -> Definitions | None:
        """A file, if it is about a process of a unit, and for an engine where it is to be."""
        found = read_bpmn(content, Findings())
        if found is None or subject_of(found.definitions) != subject:
            return None
        return found.definitions
