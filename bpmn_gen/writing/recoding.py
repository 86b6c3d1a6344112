"""Gives processes and groups other codes, everywhere in the text of a definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.writing.values import parts_of, placed_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bpmn_gen.definition.value import Value
    from bpmn_gen.writing.editing import Editor
    from bpmn_gen.writing.places import Path


def recode(editor: Editor, codes: Mapping[str, str], endings: Iterable[str] = ()) -> None:
    """Put new codes in the place of old ones, also where a text or a key mentions them.

    The number of an SOP stays, because it was given to a document that has been signed.

    Args:
        editor: the text of one file.
        codes: the new code of each old one.
        endings: what may follow a code to make one of a document, such as ``.CFM.01``.
    """
    words, tails = (
        "|".join(sorted(map(re.escape, some), key=len, reverse=True)) for some in (codes, endings)
    )
    mention = re.compile(rf"(?<![\w.-])(?:{words})(?=(?:{tails})?(?![\w-]|\.\w))")

    def renamed(text: str) -> str:
        return mention.sub(lambda found: codes[found.group()], text)

    mentions = {
        path: [
            (found.start(), found.end(), codes[found.group()]) for found in mention.finditer(text)
        ]
        for path, text in placed_texts(editor.value(()))
        if not _is_given(path)
    }
    editor.reword({path: words for path, words in mentions.items() if words})
    for path in list(_keys(editor.value(()), ())):
        name = str(path[-1])
        if (new := renamed(name)) != name:
            editor.rename(path, new)


def _is_given(path: Path) -> bool:
    """Whether a place is the number of an SOP, wherever SOPs are described."""
    return path[-1:] == ("nomor",) and "sop" in path


def _keys(value: Value, path: Path) -> Iterator[Path]:
    """The places of all keys, inner ones first, because a renamed key changes the places in it."""
    for key, inner in parts_of(value):
        yield from _keys(inner, (*path, key))
        if isinstance(key, str):
            yield (*path, key)
