"""What letters are called: by their form, and by the words of the step that makes them.

The name of the file of a letter is that of its form, with the id of the step behind it where
several steps of a process make the same form.  Readers know steps by their words.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import step_text
from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.decree.letters import MAX_NAME, MAX_STEP
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.schema import Definisi
from bpmn_gen.definition.schema.langkah import LangkahDasar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.definition.definition_set import DefinitionSet


class LetterTitles:
    """The titles of all letters that the processes of a regency and of its offices make."""

    def __init__(self, defs: DefinitionSet) -> None:
        """Nothing is read before a title is asked for."""
        self.defs = defs

    def of(self, code: str, stem: str) -> str:
        """The title of a letter of a process by the name of its file; empty where none fits."""
        forms = [name for name in self._forms if stem == name or stem.startswith(f"{name}-")]
        if not forms:
            return ""
        form = max(forms, key=len)
        rest = stem[len(form) + 1 :]
        steps = [
            step
            for step in self._steps.get(code, {})
            if rest == step or rest.startswith(f"{step}-")
        ]
        words = self._steps[code][max(steps, key=len)] if steps else ""
        return f"{self._forms[form]}: {words}" if words else self._forms[form]

    @cached_property
    def _views(self) -> tuple[DefinitionSet, ...]:
        """The definitions as the regency sees them, then as each office does."""
        return (self.defs, *(self.defs.seen_by(one.unit) for one in self.defs.offices.values()))

    @cached_property
    def _forms(self) -> dict[str, str]:
        """Names of forms by the start of the names of their files."""
        forms = (form for view in self._views for form in view.formulir.values())
        return {file_slug(form.nama, MAX_NAME): str(form.nama) for form in forms}

    @cached_property
    def _steps(self) -> dict[str, dict[str, str]]:
        """By code of the process: words of steps by their part of the names of files."""
        found: dict[str, dict[str, str]] = {}
        for view in self._views:
            terms = {str(role): str(entry.sebutan) for role, entry in view.jabatan.items()}
            for code, process in view.proses.items():
                own = {
                    str(key): terms.get(str(one.siapa), str(one.siapa))
                    for key, one in process.pelaku.items()
                }
                steps = {
                    file_slug(step.id, MAX_STEP): fill(_words(step), terms | own)
                    for step in _steps_in(process)
                    if step.id
                }
                variants = (str(one.kode) for one in process.varian if one.kode is not None)
                found.update(dict.fromkeys((str(code), *variants), steps))
        return found


def _words(step: LangkahDasar) -> str:
    """What a step says, in short."""
    return str(getattr(step, "ringkas", None) or step_text(step))


def _steps_in(value: object) -> Iterator[LangkahDasar]:
    """All steps in a part of a process."""
    if isinstance(value, LangkahDasar):
        yield value
    if isinstance(value, Definisi):
        for name in type(value).model_fields:
            yield from _steps_in(getattr(value, name))
    elif isinstance(value, dict | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _steps_in(one)
