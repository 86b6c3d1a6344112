"""Lays out the flow table of an SOP, once for all units in which it shows the same.

SOPs of the units of a type mostly differ in the name of the unit alone, which stands on the
identity page.  So tables are kept by their content.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bpmn_gen.sop.table import Table

if TYPE_CHECKING:
    from bpmn_gen.sop.document import Columns, FlowPage, PageStyle
    from bpmn_gen.sop.table import Content

_KEPT = 128
"""Tables that are kept at most.  The one unused for longest goes first."""


class LaidTable(NamedTuple):
    """A flow table in its place."""

    columns: Columns
    pages: tuple[FlowPage, ...]
    flow: tuple[tuple[str, str, str], ...]
    """Source, target and name of every flow."""


_Key: TypeAlias = tuple[object, ...]
_kept: dict[_Key, tuple[Content, LaidTable | None]] = {}


def lay(
    content: Content, style: PageStyle, *, endless: bool, may_cut: bool = True
) -> LaidTable | None:
    """The flow table on a paper; None where arrows find no way even so.

    Args:
        content: what the table shows.
        style: the paper and the type.
        endless: one page as long as it must be.
        may_cut: False where None is better than a page that ends early, because there is a wider
            paper.
    """
    key = (*_outline(content), style, endless, may_cut)
    found = _kept.pop(key, None)
    if found is None or found[0] != content:
        table = Table(content, style, endless=endless)
        pages = table.pages(may_cut=may_cut)
        found = (content, None if pages is None else _laid(table, pages))
    _kept[key] = found
    if len(_kept) > _KEPT:
        _kept.pop(next(iter(_kept)))
    return found[1]


def lay_crowded(content: Content, style: PageStyle, *, endless: bool) -> LaidTable:
    """The flow table with letters in place of names, or at least with every arrow drawn."""
    table = Table(content, style, endless=endless)
    return _laid(table, table.pages_with_letters() or table.isolated())


def _laid(table: Table, pages: tuple[FlowPage, ...]) -> LaidTable:
    """A table with its pages."""
    flow = tuple((arrow.source, arrow.target, arrow.label) for arrow in table.chart.arrows)
    return LaidTable(table.columns, pages, flow)


def _outline(content: Content) -> _Key:
    """What mostly tells one content from another, without looking into steps."""
    rows = tuple((row.id, row.kind, row.text) for row in content.chart.rows)
    return content.names, rows, tuple(content.said.items())
