"""What a change means for the data of a file, whatever its text looks like.

``editing`` splices texts and compares what it reads afterwards with what these functions yield.
They change the data that they are given, which is a copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bpmn_gen.writing.values import as_plain

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value
    from bpmn_gen.writing.places import Path


def keys_of(data: Value) -> list[str]:
    """All keys in their order, which comparing dictionaries does not look at."""
    if isinstance(data, dict):
        return [*data, *(key for inner in data.values() for key in keys_of(inner))]
    return [key for inner in data for key in keys_of(inner)] if isinstance(data, list) else []


def _around(data: Any, path: Path) -> Any:  # noqa: ANN401 -- plain data of any shape
    """The list or mapping that holds a place."""
    for step in path[:-1]:
        data = data[step]
    return data


def put(data: Any, path: Path, value: Value) -> Any:  # noqa: ANN401 -- see _around
    """What setting a value means."""
    if not path:
        return value
    _around(data, path)[path[-1]] = value
    return data


def rename(data: Any, path: Path, name: str) -> Any:  # noqa: ANN401 -- see _around
    """What renaming a key means."""
    inside = _around(data, path)
    pairs = [(name if key == path[-1] else key, value) for key, value in inside.items()]
    inside.clear()
    inside.update(pairs)
    return data


def add(data: Any, path: Path, key: str, value: Value, at: int) -> Any:  # noqa: ANN401 -- see _around
    """What adding a key means."""
    inside = _around(data, (*path, key))
    pairs = list(inside.items())
    pairs.insert(at, (key, as_plain(value)))
    inside.clear()
    inside.update(pairs)
    return data


def insert(data: Any, path: Path, at: int, value: Value) -> Any:  # noqa: ANN401 -- see _around
    """What adding an item means."""
    _around(data, (*path, at)).insert(at, as_plain(value))
    return data


def remove(data: Any, path: Path) -> Any:  # noqa: ANN401 -- see _around
    """What taking out means."""
    del _around(data, path)[path[-1]]
    return data
