"""The words by which maps mark what may be left undone, where they draw no flow.

Without them a list of activities or documents would show as a duty what somebody only may do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.compiler.blocks import ONE_OR_MORE
from bpmn_gen.compiler.event_work import AT_ANY_TIME
from bpmn_gen.compiler.resolved import StepKind
from bpmn_gen.definition.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step


def freely_begun(process: ResolvedProcess) -> tuple[str, ...]:
    """The line that says that nobody must begin a process; none where somebody must."""
    return (process.freely_begun,) if process.freely_begun else ()


def marked(text: str, words: str) -> str:
    """A text with the words of the permission behind it."""
    return f"{text} ({words[:1].lower()}{words[1:]})" if words else text


def permitted(process: ResolvedProcess) -> dict[str, str]:
    """The words of all steps that may be left undone, by the id of the step."""
    return dict(_below(process.steps, ""))


def _below(steps: Iterable[Step], around: str) -> Iterator[tuple[str, str]]:
    """Steps with their own words, or those of the block in which they stand."""
    for step in steps:
        own = step.optional or (AT_ANY_TIME if step.beside else around)
        if own:
            yield step.id, own
        inner = ONE_OR_MORE if step.kind is StepKind.SEVERAL else own
        for branch in step.branches:
            yield from _below(branch, inner)


def permitted_documents(process: ResolvedProcess) -> dict[str, str]:
    """The words of the documents that only optional steps make, by the document's folded name."""
    words = permitted(process)
    found: dict[str, str] = {}
    certain: set[str] = set()
    for step in process.walk():
        for document in map(folded, step.outputs):
            if step.id in words:
                found.setdefault(document, words[step.id])
            else:
                certain.add(document)
    return {document: told for document, told in found.items() if document not in certain}
