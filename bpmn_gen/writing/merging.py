"""Brings a definition to say something new with the fewest changes, so that remarks in it stay."""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from bpmn_gen.writing.values import as_plain

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.writing.editing import Editor
    from bpmn_gen.writing.places import Path

_NAMES = ("id", "kode", "nama")
"""Keys by which items of a list are known again."""


def merge(editor: Editor, path: Path, new: Value) -> None:
    """Change what stands at a path into a new value.

    Raises:
        NoPlaceError: when the place around it does not exist.
    """
    if not editor.has(path):
        editor.set(path, new)
        return
    old = editor.value(path)
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        _merge_keys(editor, path, old, new)
    elif isinstance(old, list) and isinstance(new, (list, tuple)) and _holds_objects(new):
        _merge_items(editor, path, old, list(new))
    elif old != as_plain(new):
        editor.set(path, new)


def _merge_keys(
    editor: Editor, path: Path, old: Mapping[str, Value], new: Mapping[str, Value]
) -> None:
    """Change the pairs of an object, in whose order readers see them."""
    common = [key for key in old if key in new]
    if common != [key for key in new if key in old] or (path and not (common and new)):
        editor.set(path, new)
        return
    for key in old:
        if key not in new:
            editor.remove((*path, key))
    keys = list(new)
    for at, key in enumerate(keys):
        if key in old:
            merge(editor, (*path, key), new[key])
        else:
            before = next((one for one in keys[at + 1 :] if one in old), None)
            editor.add(path, key, new[key], before=before)


def _merge_items(editor: Editor, path: Path, old: list[Value], new: list[Value]) -> None:
    """Change the items of a list: from its end, so that the places of those before it stay."""
    if not (old and new):
        if old != new:
            editor.set(path, new)
        return
    matcher = SequenceMatcher(None, _signs(old), _signs(new), autojunk=False)
    for kind, begin, end, first, last in reversed(matcher.get_opcodes()):
        shared = end - begin if kind == "equal" else min(end - begin, last - first)
        for at in range(end - 1, begin + shared - 1, -1):
            editor.remove((*path, at))
        for value in reversed(new[first + shared : last]):
            editor.insert(path, begin + shared, value)
        for at in range(shared - 1, -1, -1):
            merge(editor, (*path, begin + at), new[first + at])


def _signs(items: list[Value]) -> list[str]:
    """What each item is known again by: its id, else all that it says."""
    return [_sign(item) for item in items]


def _sign(item: Value) -> str:
    """What one item is known again by."""
    if isinstance(item, Mapping):
        for name in _NAMES:
            if isinstance(item.get(name), str):
                return f"{name} {item[name]}"
    return json.dumps(item, ensure_ascii=False, sort_keys=True)


def _holds_objects(items: list[Value] | tuple[Value, ...]) -> bool:
    """Whether a list is one of steps or other objects, whose remarks are worth keeping."""
    return any(not isinstance(item, str) for item in items)
