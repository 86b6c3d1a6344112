"""A definition is brought to say something new, and all else in its file stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpmn_gen.definition.reader import read_text
from bpmn_gen.diagnostics import Findings
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.merging import merge
from bpmn_gen.writing.places import path_at
from bpmn_gen.writing.values import block_lines

if TYPE_CHECKING:
    from bpmn_gen.definition.value import Value

TEXT = """\
# kepala
kode: A
langkah:
  # pertama
  - id: satu
    kegiatan: Satu # ekor
    oleh: x
  - id: dua
    kegiatan: Dua
  - selesai: Usai
"""


def merged(new: Value) -> str:
    editor = Editor(TEXT)
    merge(editor, (), new)
    return editor.text


def steps(*some: Value) -> Value:
    return {"kode": "A", "langkah": list(some)}


ONE: Value = {"id": "satu", "kegiatan": "Satu", "oleh": "x"}
TWO: Value = {"id": "dua", "kegiatan": "Dua"}
END: Value = {"selesai": "Usai"}


def test_the_same_changes_no_byte() -> None:
    assert merged(steps(ONE, TWO, END)) == TEXT


def test_a_step_in_between_leaves_remarks_where_they_are() -> None:
    text = merged(steps(ONE, {"kegiatan": "Baru"}, TWO, END))
    assert text == TEXT.replace("  - id: dua", "  - {kegiatan: Baru}\n  - id: dua")


def test_a_changed_key_keeps_the_others_with_their_remarks() -> None:
    text = merged(steps({**ONE, "oleh": "loket"}, TWO, {**END, "oleh": "x"}))  # type: ignore[dict-item]
    assert text == TEXT.replace("oleh: x", "oleh: loket") + "    oleh: x\n"


def test_steps_that_go_take_nothing_else_along() -> None:
    assert merged(steps(ONE, END)) == TEXT.replace("  - id: dua\n    kegiatan: Dua\n", "")


@pytest.mark.parametrize("new", [steps(END, TWO, ONE), steps(TWO), {"kode": "B", "langkah": []}])
def test_any_change_says_what_it_is_to_say(new: Value) -> None:
    assert Editor(merged(new)).value(()) == new


words = st.text("abc #:'-", min_size=1, max_size=8).filter(lambda text: text.strip() == text)
items = st.dictionaries(st.sampled_from(["id", "kegiatan", "oleh", "keluaran"]), words, min_size=1)
data = st.fixed_dictionaries({"kode": words, "langkah": st.lists(items, min_size=1, max_size=5)})


@given(data, data)
def test_merging_any_two_gives_the_second(old: dict[str, Value], new: dict[str, Value]) -> None:
    editor = Editor("\n".join(block_lines(old, 0)) + "\n")
    merge(editor, (), new)
    assert editor.value(()) == new


def test_a_place_in_a_text_leads_to_its_value() -> None:
    root = read_text(TEXT, "", Findings())
    assert root is not None
    assert path_at(root, 6, 15) == ("langkah", 0, "kegiatan")
    assert path_at(root, 8, 5) == ("langkah", 1, "id")
    assert path_at(root, 2, 1) == ("kode",)
    assert path_at(root, 1, 1) == ()
