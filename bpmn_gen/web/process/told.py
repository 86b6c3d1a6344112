"""Says of findings at which cell of the page they belong, in the words that ``check`` has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol

from bpmn_gen.diagnostics import Severity
from bpmn_gen.writing.places import path_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.definition.node import Node
    from bpmn_gen.diagnostics import Diagnostic, Span
    from bpmn_gen.writing.places import Path

LEVELS: Final = {
    Severity.ERROR: "galat",
    Severity.WARNING: "peringatan",
    Severity.INFO: "catatan",
}
LACKING: Final = {"missing-actor": "oleh"}
"""Columns of findings about what a step does not say, by their code; their place is the step."""
_PHRASES: Final = (
    ("tabel Pelaku di lembar Identitas", "bagian Pelaku"),
    ("tabel Pelaku pada lembar Identitas", "bagian Pelaku"),
    ("tabel Pelaku", "bagian Pelaku"),
    ("lembar Langkah", "bagian Langkah"),
    ("lembar Identitas", "bagian Identitas"),
    (" di sebelah kanan", ""),
)
"""What parts of a workbook are called on the page."""
_OF_FORM: Final = ("yaml-", "duplicate-key")
"""How the codes begin of errors in the form of a file."""
Told = dict[str, Any]
"""A finding as the page shows it."""


class Page(Protocol):
    """What a page says, read."""

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong in a cell."""

    @property
    def places(self) -> Mapping[Path, Span]:
        """The cell that says what stands at a path of the text that is made of the page."""

    def cell(self, span: Span) -> Mapping[str, str | int]:
        """The cell at a place: its table, the number and key of its row, its column."""

    def in_numbers(self, text: str) -> str:
        """A message in the words of the page."""

    def hint(self, text: str) -> str:
        """A hint in the words of the page."""


def causes_first(errors: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Errors of a file; those of its form come first, because others may only follow from them."""
    return sorted(errors, key=lambda one: not one.code.startswith(_OF_FORM))


def told_once(cells: list[Told], texts: list[Told]) -> list[Told]:
    """Both kinds of findings; what is found twice at a cell has the words of ``check``.

    The cell may know more of what to do, so its hints come first.
    """
    twice = {_sign(one) for one in texts if one["tabel"]}
    hints = {_sign(one): one["saran"] for one in cells}
    found = [one for one in cells if _sign(one) not in twice]
    for one in texts:
        known = hints.get(_sign(one), []) if one["tabel"] else []
        found.append(one | {"saran": list(dict.fromkeys([*known, *one["saran"]]))})
    return found


def _sign(one: Told) -> tuple[str, ...]:
    """What two findings about the same have in common."""
    return tuple(str(one.get(key, "")) for key in ("kode", "tabel", "baris", "kolom"))


def told_cells(taken: Page) -> list[Told]:
    """What is wrong with the cells themselves."""
    return [_told(item, item.span, taken) for item in taken.findings]


def told_texts(items: Iterable[Diagnostic], root: Node | None, taken: Page) -> list[Told]:
    """Findings about the text that was made of the page.

    Args:
        items: the findings, all about that text.
        root: the text as it is read; None where it cannot be.
        taken: the page.
    """
    return [_told(item, span_of(item.span, root, taken), taken) for item in items]


def told_elsewhere(items: Iterable[Diagnostic]) -> list[Told]:
    """Findings about other files, each with its place."""
    return [
        {
            "tingkat": LEVELS[item.severity],
            "kode": item.code,
            "pesan": item.message,
            "saran": list(item.hints),
            "tempat": str(item.span or ""),
        }
        for item in items
    ]


def span_of(span: Span | None, root: Node | None, taken: Page) -> Span | None:
    """The cell that says what stands at a place of the text; None where no cell does."""
    if span is None or root is None:
        return None
    path: Path = path_at(root, span.line, span.column)
    while path:
        if path in taken.places:
            return taken.places[path]
        path = path[:-1]
    return None


def row_of(span: Span, root: Node, taken: Page) -> str:
    """The key of the row whose step stands at a place of the text; empty where none does."""
    found = span_of(span, root, taken)
    return "" if found is None else str(taken.cell(found)["kunci"])


def on_page(text: str) -> str:
    """A sentence about a workbook as one about the page."""
    for words, ours in _PHRASES:
        text = text.replace(words, ours)
    return text


def _told(item: Diagnostic, span: Span | None, taken: Page) -> Told:
    """A finding with its cell.

    Its message is that of ``check``.  Hints tell how to mend a definition file, which nobody sees
    here, so they are put in the words of the table.
    """
    found: Told = {
        "tingkat": LEVELS[item.severity],
        "kode": item.code,
        "pesan": on_page(taken.in_numbers(item.message)),
        "saran": [on_page(taken.hint(one)) for one in item.hints],
        "tabel": "",
    }
    if span is not None:
        found |= taken.cell(span)
        found["kolom"] = LACKING.get(item.code, found["kolom"])
    return found
