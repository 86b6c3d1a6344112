"""Texts of authors inside a sentence, where only names and terms of the law have a capital."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.definition.schema.daerah import JABATAN_KEPALA

if TYPE_CHECKING:
    from collections.abc import Iterable


def inside(text: str, names: Iterable[str] = ()) -> str:
    """A text as it goes on inside a sentence.

    Its capital stays where a name begins it: one of ``names``, an office that heads a region, an
    abbreviation, or words that all have a capital ("Tim Kerja").  When in doubt it stays, because
    a name in small letters is a mistake and a needless capital only looks odd.

    Args:
        text: as an author wrote it.
        names: titles and terms that keep their capitals.
    """
    first, _, rest = text.partition(" ")
    is_plain = first[:1].isupper() and first[1:].islower()
    if not is_plain or rest[:1].isupper() or any(_begins(text, name) for name in names):
        return text
    if any(_begins(text, name) for name in JABATAN_KEPALA):
        return text
    return f"{text[:1].lower()}{text[1:]}"


def _begins(text: str, name: str) -> bool:
    """Whether a name stands at the start of a text, as whole words."""
    return bool(name) and f"{text} ".startswith(f"{name} ")
