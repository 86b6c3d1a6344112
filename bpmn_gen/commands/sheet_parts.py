"""What one form changes in a project."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.definition.reader import read_text
from bpmn_gen.diagnostics import Diagnostic, Findings, Severity, Span
from bpmn_gen.sheets.form_words import in_form_words
from bpmn_gen.writing.places import path_at

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bpmn_gen.writing.changes import Changes
    from bpmn_gen.writing.places import Path as ValuePath


@dataclass(slots=True)
class Part:
    """The share of one form."""

    form: str
    """The form as the user knows it."""
    subject: str
    """The process or unit that it is about."""
    apply: Callable[[Changes], int]
    """Enters what changes; returns how many values do."""
    is_new: bool = False
    """Whether it adds a process."""
    labels: list[str] = field(default_factory=list)
    """The files that it changes, once it was applied."""
    lead: ValuePath = ()
    """Where in the file its values stand."""
    edits: tuple[str, ...] = ()
    """What it changes in a process, as sentences."""
    has_whole_file: bool = True
    """Whether nobody else says anything in its files."""
    places: dict[ValuePath, Span] = field(default_factory=dict)
    """The cell of each value below that."""
    values: dict[tuple[str, ...], tuple[object, Span]] = field(default_factory=dict)
    """What it says about things that other forms may say something about as well."""
    names: dict[str, str] = field(default_factory=dict)
    """What stands in the form for keys that nobody sees."""
    conflicts: list[Diagnostic] = field(default_factory=list)
    """What was changed in the project since the form was handed out."""
    conflicting: frozenset[tuple[str, ...]] = frozenset()
    """The values that are in conflict, where the others can be taken without them."""
    held: frozenset[tuple[str, ...]] = frozenset()
    """The values that are not entered, because somebody else says something different."""
    rivals: dict[tuple[str, ...], Diagnostic] = field(default_factory=dict)
    """What other forms say otherwise."""

    def yield_to(
        self, filled: Mapping[tuple[str, ...], tuple[object, Span]], *, overwrite: bool
    ) -> None:
        """Hold back what other forms, or the project itself, say otherwise.

        Args:
            filled: what other forms say.
            overwrite: whether what was changed in the project is to be changed again.
        """
        self.rivals = {
            key: self._rival(key, span, filled[key][1])
            for key, (value, span) in self.values.items()
            if key in filled and filled[key][0] != value
        }
        self.held = frozenset(self.rivals) | (frozenset() if overwrite else self.conflicting)

    def _rival(self, key: tuple[str, ...], span: Span, other: Span) -> Diagnostic:
        """That two forms say different things; of a form that is taken whole an error."""
        message = f"isian '{key[-1]}' juga ditulis berkas lain dengan isi yang berbeda"
        return Diagnostic(
            Severity.ERROR if self.has_whole_file else Severity.WARNING,
            "rival-forms",
            message if self.has_whole_file else f"{message}; yang di sel ini tidak diambil",
            span,
            ("samakan isinya, atau kosongkan salah satunya seperti semula",),
            ((other, "isi yang lain"),),
        )

    def told(self, item: Diagnostic, changes: Changes) -> Diagnostic | None:
        """A finding about one of its files as one about its cell; None where it is not its own.

        Of two values that do not go together the one that the form says counts.
        """
        if item.span is None or item.span.path not in self.labels:
            return None
        places = (item.span, *(span for span, _ in item.related))
        cells = (self._cell_of(one, changes) for one in places if one.path in self.labels)
        span = next(filter(None, cells), None)
        if span is None:
            return None
        message, *hints = (in_form_words(one, self.names) for one in (item.message, *item.hints))
        return replace(item, message=message, hints=tuple(hints), span=span, related=())

    def _cell_of(self, span: Span, changes: Changes) -> Span | None:
        """The cell that says what stands at a place of one of its files."""
        content = next((one.after for one in changes.files if one.label == span.path), None)
        root = read_text((content or b"").decode("utf-8-sig"), "", Findings())
        path = () if root is None else path_at(root, span.line, span.column)
        if path[: len(self.lead)] != self.lead:
            return None
        return self._cell(path[len(self.lead) :])

    def _cell(self, path: ValuePath) -> Span | None:
        """The cell that says what stands at a path, or around it; else the form itself."""
        while path:
            if path in self.places:
                return self.places[path]
            path = path[:-1]
        return Span(self.form) if self.has_whole_file else None
