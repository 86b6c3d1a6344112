"""What the program has to say about a definition: where, how bad, what, and how to mend it.

Every stage of the pipeline reports into a :class:`Findings` and carries on; only a stage
boundary raises :class:`CompileError`.  Messages are Indonesian sentences in lower case without
a full stop that name the offender; hints stand apart from them.  Display lives in ``report``.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bpmn_gen.errors import BpmnGenError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_WITHOUT_LINES = (".xlsx", ".xlsm", ".xls", ".docx", ".doc")
"""How the names of files end that people see as sheets or pages."""
_WITH_LINES = (".yaml", ".yml", ".txt", ".eml", ".csv", ".json", ".md", ".j2", ".typ")
"""How the names of files end that people read line by line: of others, and of folders, a place at
the very beginning is the whole."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source file; lines and columns count from 1, the end is exclusive."""

    path: str
    """The file as the user knows it: relative to where the program was started, with ``/``."""
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    cell: str = ""
    """The cell of a workbook as people call it, e.g. ``lembar 'Waktu', sel D17``; line and column
    are then its row and column."""

    def __str__(self) -> str:
        """``path:line:column``, which editors and terminals make clickable; or path and cell.

        A workbook, document, drawing or folder as a whole is its path alone, because nobody sees
        lines in it.
        """
        if self.cell:
            return f"{self.path}: {self.cell}"
        name = self.path.casefold()
        is_whole = self.line == self.column == 1 and not name.endswith(_WITH_LINES)
        if is_whole or name.endswith(_WITHOUT_LINES):
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


class Severity(StrEnum):
    """How bad a finding is; only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, as data."""

    severity: Severity
    code: str
    """English kebab-case, stable between versions, e.g. ``unknown-actor``."""
    message: str
    """Indonesian, lower case, no full stop, names the offender."""
    span: Span | None = None
    hints: tuple[str, ...] = ()
    """What to do about it, one Indonesian sentence each."""
    related: tuple[tuple[Span, str], ...] = ()
    """Other places that matter, each with a short Indonesian remark."""

    @property
    def is_error(self) -> bool:
        """Whether it has to be mended before anything is made."""
        return self.severity is Severity.ERROR

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By place in the source, then by code: the order in which findings are shown."""
        place = self.span or Span("")
        return (place.path, place.line, place.column, self.code, self.message)


class CompileError(BpmnGenError):
    """Raised at a stage boundary when what was found so far forbids going on."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep all findings of the run, not only the errors."""
        self.diagnostics = tuple(diagnostics)
        super().__init__(f"{len(self.diagnostics)} findings")

    def __reduce__(self) -> tuple[type[CompileError], tuple[tuple[Diagnostic, ...]]]:
        """Let worker processes send it with its findings."""
        return (CompileError, (self.diagnostics,))


@dataclass(slots=True)
class Findings:
    """Collects diagnostics, so that one run can show all mistakes at once."""

    _items: dict[Diagnostic, None] = field(default_factory=dict)

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep a finding; the same finding twice is kept once."""
        self._items.setdefault(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Keep many findings."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def error(self, code: str, message: str, span: Span | None = None, *hints: str) -> None:
        """Report what must be mended before anything is built."""
        self.add(Diagnostic(Severity.ERROR, code, message, span, hints))

    def warning(self, code: str, message: str, span: Span | None = None, *hints: str) -> None:
        """Report what is probably wrong but can be built."""
        self.add(Diagnostic(Severity.WARNING, code, message, span, hints))

    def info(self, code: str, message: str, span: Span | None = None, *hints: str) -> None:
        """Report what a reviewer should know, such as a blank left to fill in."""
        self.add(Diagnostic(Severity.INFO, code, message, span, hints))

    def drop_doubts_about_mended_lines(self) -> None:
        """Forget what was said about texts with a mistake in their YAML, and warnings beside them.

        Such a line is read as it was probably meant, and its text is not worth judging before its
        author has said what it is.
        """
        grave = (one for one in self._items if one.is_error)
        spans = [one.span for one in grave if one.span and one.code.startswith("yaml-")]
        lines = {(span.path, span.line) for span in spans}
        places = {(span.path, span.line, span.column) for span in spans}
        self._items = {
            item: None
            for item in self._items
            if item.span is None
            or item.code.startswith("yaml-")
            or (item.span.path, item.span.line) not in lines
            or (item.is_error and (item.span.path, item.span.line, item.span.column) not in places)
        }

    def __iter__(self) -> Iterator[Diagnostic]:
        """All findings in source order."""
        return iter(sorted(self._items, key=Diagnostic.sort_key))

    def __len__(self) -> int:
        """How many findings there are."""
        return len(self._items)

    def count(self, severity: Severity) -> int:
        """How many findings of one severity there are."""
        return sum(item.severity is severity for item in self._items)

    @property
    def has_errors(self) -> bool:
        """Whether anything found forbids building."""
        return self.count(Severity.ERROR) > 0

    def raise_if_errors(self) -> None:
        """End the stage here.

        Raises:
            CompileError: when at least one finding is an error.
        """
        if self.has_errors:
            raise CompileError(self)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to a mistyped one; None when nothing is near.

    A word with other numbers is another thing: ``CLP.02.09`` is no slip for ``CLP.02.02``, and to
    take the one for the other would do harm.
    """
    folded = {name.casefold(): name for name in sorted(set(known))}
    near = difflib.get_close_matches(word.casefold(), folded, n=NEAR, cutoff=0.6)
    return next((folded[one] for one in near if _same_numbers(word, one)), None)


NEAR = 5
"""Known words that are tried for one that is mistyped."""


def _same_numbers(one: str, other: str) -> bool:
    """Whether two words hold the same numbers, however they are padded and parted."""
    mine, theirs = (re.findall(r"\d+", word) for word in (one, other))
    return [int(part) for part in mine] == [int(part) for part in theirs] or "".join(
        mine
    ) == "".join(theirs)


def did_you_mean(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Hint at the known word nearest to a mistyped one; empty when nothing is near."""
    near = nearest(word, known)
    return () if near is None else (f"maksud Anda '{near}'?",)
