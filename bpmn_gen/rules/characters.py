"""Characters that no printed page can show."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import listed
from bpmn_gen.definition.source import narrowed
from bpmn_gen.drawing.font_widths import printed_characters
from bpmn_gen.rules.finding import warning
from bpmn_gen.rules.texts import texts_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey, View

_USUAL = re.compile(r"[\x00-\xff\u2013\u2014\u2018-\u201d\u2022\u2026]*")
"""Texts of these characters alone need no look into the font."""

_INSTEAD = {"→": "ke", "⇒": "maka", "☐": "-", "□": "-", "■": "-", "●": "-", "▪": "-"}
"""What can be written for a sign."""

MOST = 5
"""Characters of one text that a message names."""


def unprintable_character(view: View) -> Iterator[Diagnostic]:
    """A text holds only characters that the printed documents can show.

    Wrong::

        kegiatan: Menyetujui permohonan ✅

    Right::

        kegiatan: Menyetujui permohonan
    """
    yield from _told(view.texts)


def unprintable_in_names(survey: Survey) -> Iterator[Diagnostic]:
    """The same for what units are and say.

    Wrong::

        jabatan: {pejabat_level_1: Camat Kroya ★}

    Right::

        jabatan: {pejabat_level_1: Camat Kroya}
    """
    for unit in survey.defs.unit:
        yield from _told(texts_in(unit))


def _told(texts: Iterable[Text]) -> Iterator[Diagnostic]:
    """The findings about some texts."""
    for text in texts:
        if _USUAL.fullmatch(text):
            continue
        lacking = [sign for sign in dict.fromkeys(text) if not _is_printable(sign)]
        if lacking:
            names = listed([f"'{sign}' ({_name(sign)})" for sign in lacking[:MOST]])
            message = f"huruf cetak tidak memuat {names}"
            yield warning(
                "unprintable-character",
                message,
                narrowed(text, lacking[0]),
                (_hint(lacking[0]),),
            )


def _hint(sign: str) -> str:
    """What to write for a character."""
    instead = _INSTEAD.get(sign)
    return f"tulis misalnya '{instead}'" if instead else "hapus, atau tulis dengan kata-kata"


def _name(sign: str) -> str:
    """The number of a character, by which everybody can look it up."""
    return f"U+{ord(sign):04X}"


def _is_printable(sign: str) -> bool:
    """Whether the font has a character, or it is one that leaves no mark."""
    return sign in printed_characters() or unicodedata.category(sign) in _BLANK


_BLANK = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp", "Mn"})
"""Kinds of characters that are told of elsewhere or belong to the one before them."""
