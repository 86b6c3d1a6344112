"""Tells of actors of one process that a change of titles gives the same title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import quoted
from bpmn_gen.definition.text import folded
from bpmn_gen.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Proses

_HINT = "jadikan satu pelaku bila orangnya sama, atau beri sebutan yang membedakan keduanya"


def merged_titles(
    defs: DefinitionSet, renamed: Callable[[str], str], files: Collection[str]
) -> Iterator[Diagnostic]:
    """The actors who get a title that another actor of their process has or gets.

    Args:
        defs: the definitions before the change.
        renamed: gives the title that takes the place of one.
        files: those that change.
    """
    everywhere = [defs.proses, *(office.proses for office in defs.offices.values())]
    for process in (one for processes in everywhere for one in processes.values()):
        if process.origin.path in files:
            yield from _in_process(process, renamed)


def _in_process(process: Proses, renamed: Callable[[str], str]) -> Iterator[Diagnostic]:
    """The same in one process."""
    named = {
        str(key): actor.sebutan or actor.jabatan
        for key, actor in process.pelaku.items()
        if actor.unit is None and actor.instansi is None
    }
    titles = {key: title for key, title in named.items() if title is not None}
    then = {key: folded(renamed(title)) for key, title in titles.items()}
    for key, title in titles.items():
        others = [
            other
            for other, name in then.items()
            if other != key and name == then[key] and folded(titles[other]) != folded(title)
        ]
        if others and then[key] != folded(title):
            message = (
                f"{quoted(renamed(title))} menjadi sebutan pelaku {quoted(key)} dan "
                f"{quoted(others[0])} dalam proses {quoted(process.kode)}"
            )
            yield Diagnostic(Severity.WARNING, "merged-title", message, title.span, (_HINT,))
