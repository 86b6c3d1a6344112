"""Tells the flow of a page in words, for readers who cannot see the symbols."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.sop.document import Connector, FlowRow, Symbol


def page_words(
    rows: Sequence[FlowRow], symbols: Sequence[Symbol], connectors: Sequence[Connector]
) -> str:
    """One sentence for each symbol that an arrow leaves or that stands alone."""
    by_id = {symbol.id: symbol for symbol in symbols}
    sentences = []
    for symbol in symbols:
        ways = [
            _way(rows, by_id[one.target], one)
            for one in connectors
            if one.arrow and one.source == symbol.id
        ]
        if ways:
            sentences.append(f"{_name(rows, symbol)} menuju {', '.join(ways)}.")
        elif all(symbol.id not in (one.source, one.target) for one in connectors):
            sentences.append(f"{_name(rows, symbol)} berdiri sendiri.")
    return " ".join(sentences)


def _way(rows: Sequence[FlowRow], target: Symbol, connector: Connector) -> str:
    """The symbol to which an arrow leads, with the name of its branch."""
    label = " ".join(connector.label.lines) if connector.label else ""
    return _name(rows, target) + (f" bila {label}" if label else "")


def _name(rows: Sequence[FlowRow], symbol: Symbol) -> str:
    """The name of a symbol: the number and the title of its step, or what it says itself."""
    if symbol.kind == "segilima":
        return symbol.title
    number = rows[symbol.row].number
    return f"langkah {number} ({symbol.title})" if number else f"{symbol.title}"
