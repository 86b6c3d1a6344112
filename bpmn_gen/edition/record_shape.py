"""Whether data have the shape of a record, so that whoever uses one need not ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from bpmn_gen.difference.outline import BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST: Final = 60
"""Lists and objects inside each other; processes need hardly more than ten."""
_TEXTS: Final = ("jabatan", "sebutan", "kutipan")
"""Parts that hold pairs of texts."""
_MOST_DIGITS: Final = 6


def checked(data: Any) -> dict[str, Any]:  # noqa: ANN401 -- data that somebody may have changed
    """The same data.

    Raises:
        ValueError: when something in it is not what it should be.
    """
    _need(isinstance(data, dict))
    unit = data.get("unit")
    _need(isinstance(unit, dict) and isinstance(unit.get("tipe"), int))
    _need(all(isinstance(unit.get(key, ""), str) for key in ("nama", "slug", "nama_tipe")))
    for key in _TEXTS:
        _need(_are_texts(data.get(key, {})))
    _need(isinstance(data.get("peta"), list))
    for group in data["peta"]:
        _need(isinstance(group, dict) and isinstance(group.get("kode"), str))
        _need(isinstance(group.get("proses", []), list))
    for key in ("masukan", "keluaran"):
        _need(isinstance(data.get(key, {}), dict))
    for key in ("peta", "masukan", "keluaran"):
        _plain(data.get(key, {}), DEEPEST)
    _need(isinstance(data.get("proses"), list))
    for process in data["proses"]:
        _process(process)
    codes = [process["isi"]["kode"] for process in data["proses"]]
    _need(len(codes) == len(set(codes)))
    return {**data}


def _process(process: Any) -> None:  # noqa: ANN401 -- see above
    """One process.

    Raises:
        ValueError: when something in it is not what it should be.
    """
    _need(isinstance(process, dict))
    said, ids = process.get("isi"), process.get("id_turunan", [])
    _need(isinstance(said, dict) and isinstance(process.get("identitas", {}), dict))
    _plain([said, process.get("identitas", {})], DEEPEST)
    _need(all(isinstance(said.get(key), str) for key in ("kode", "nama")))
    for key in ("pelaku", "pihak"):
        people = said.get(key, {})
        _need(isinstance(people, dict) and all(isinstance(one, dict) for one in people.values()))
    phases = said.get("tahap", [])
    _need(isinstance(phases, list) and all(isinstance(one, dict) for one in phases))
    _need(all(isinstance(phase.get("nama"), str) for phase in phases))
    lists = [said.get("langkah", []), *(phase.get("langkah", []) for phase in phases)]
    found = [key for steps in lists for key in _ids(steps)]
    _need(len(found) == len(set(found)))
    numbers = process.get("nomor", {})
    _need(_are_texts(numbers) and all(map(_is_number, numbers.values())))
    _need(isinstance(ids, list) and all(isinstance(one, str) for one in ids))


def _ids(steps: Any) -> Iterator[str]:  # noqa: ANN401 -- see above
    """The ids of the steps of a list, those of branches included.

    Raises:
        ValueError: when something in it is not what it should be.
    """
    _need(isinstance(steps, list))
    for step in steps:
        _need(isinstance(step, dict) and isinstance(step.get("id"), str))
        _need(_are_texts(step.get("cabang", {})) and isinstance(step.get("lanjut", ""), str))
        _need(_are_texts(step.get("peluang", {})))
        yield step["id"]
        for block in BLOCKS:
            _need(isinstance(step.get(block, []), list))
            for branch in step.get(block, []):
                yield from _ids(branch)


def _is_number(text: str) -> bool:
    """Whether a text is the number of a row."""
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS


def _are_texts(value: Any) -> bool:  # noqa: ANN401 -- see above
    """Whether it holds pairs of texts."""
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _plain(value: Any, deep: int) -> None:  # noqa: ANN401 -- see above
    """Look for anything but texts, lists and objects, and for too many inside each other.

    Raises:
        ValueError: when there is some.
    """
    _need(deep > 0 and isinstance(value, (str, list, dict)))
    if isinstance(value, str):
        return
    for inner in value.values() if isinstance(value, dict) else value:
        _plain(inner, deep - 1)


def _need(holds: bool) -> None:  # noqa: FBT001 -- reads as a sentence
    """Go on only where something holds.

    Raises:
        ValueError: where it does not.
    """
    if not holds:
        raise ValueError("no record")
