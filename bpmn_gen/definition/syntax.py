"""Explains what is wrong with a file that is not YAML.

The parser names a place and a technical reason, often far from the mistake.  The lines around it
usually show what the writer meant.  Both are looked at, so that the finding points at the character
to change.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.definition import trouble_lines, trouble_signs
from bpmn_gen.definition.trouble import Trouble, TroublePlace
from bpmn_gen.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from yaml import MarkedYAMLError


def find_trouble(error: MarkedYAMLError, text: str) -> Trouble:
    """The parser's error as a mistake at its exact place."""
    place = _place(error, text)
    return next(
        (found for look in _LOOKS if (found := look(place)) is not None),
        Trouble(
            "yaml-syntax",
            "susunan YAML tidak dapat dipahami di sini",
            "bandingkan baris ini dan baris di atasnya dengan contoh: 'kunci: nilai', "
            "daftar diawali '- ', dan kedalaman baris memakai spasi",
            place.line,
            place.column,
        ),
    )


def explain(trouble: Trouble, label: str) -> Diagnostic:
    """A mistake as a finding: a plain sentence and a hint."""
    line, column = trouble.line + 1, trouble.column + 1
    span = Span(label, line, column, line, column + 1)
    return Diagnostic(Severity.ERROR, trouble.code, trouble.message, span, (trouble.hint,))


def _place(error: MarkedYAMLError, text: str) -> TroublePlace:
    """Gather the marks; a missing one is taken from the other."""
    mark = error.problem_mark or error.context_mark
    begun = error.context_mark or mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    from_line, from_column = (begun.line, begun.column) if begun else (line, column)
    reason = f"{error.context or ''}: {error.problem or ''}"
    lines = re.split(r"\r\n?|\n", text)
    return TroublePlace(reason, line, column, from_line, from_column, lines)


_LOOKS = (
    trouble_signs.fence,
    trouble_signs.tab,
    trouble_signs.unclosed_quote,
    trouble_signs.starred,
    trouble_signs.signs_of_word,
    trouble_lines.block_header,
    trouble_signs.special_start,
    trouble_signs.unclosed_bracket,
    trouble_signs.after_closing,
    trouble_lines.stray_text,
    trouble_lines.missing_space,
    trouble_lines.colon_in_text,
    trouble_lines.missing_colon,
    trouble_lines.first_line,
    trouble_lines.document_mark,
    trouble_lines.indentation,
)
"""Functions that recognise mistakes, in the order in which they are tried."""
