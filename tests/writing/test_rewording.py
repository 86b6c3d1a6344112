"""Words are replaced inside texts, which keep their quotes, line breaks and remarks."""

from __future__ import annotations

import pytest

from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.places import NoPlaceError


def reworded(text: str, *path: str | int, old: str, new: str) -> str:
    """A file in which the first of some words in one text is replaced."""
    editor = Editor(text)
    begin = str(editor.value(path)).index(old)
    editor.reword({path: [(begin, begin + len(old), new)]})
    assert str(editor.value(path)).count(new) >= 1
    return editor.text


@pytest.mark.parametrize(
    "text",
    [
        "a: 'surat  Camat' # catatan\n",
        'a: "surat Camat" # catatan\n',
        "a: surat Camat # catatan\n",
        "a:   surat\n      Camat\nb: c\n",
        "a: >-\n   surat\n   Camat\n\n# catatan\nb: c\n",
        "a: |-\n   surat\n   Camat\nb: c\n",
        "a: surat Camat\r\nb: c\r\n",
        "{a: surat Camat, b: c}\n",
    ],
)
def test_everything_around_the_words_keeps_its_bytes(text: str) -> None:
    assert reworded(text, "a", old="Camat", new="Lurah") == text.replace("Camat", "Lurah")


@pytest.mark.parametrize(
    ("text", "new", "wanted"),
    [
        ("{a: surat Camat, b: c}\n", "Lurah, Kades", "{a: 'surat Lurah, Kades', b: c}\n"),
        ("a: surat Camat\n", "Lurah: Kades", "a: 'surat Lurah: Kades'\n"),
        ("a: 'surat Camat'\n", "Ka'bah", "a: surat Ka'bah\n"),
        ('a: "surat\\u0020Camat"\n', "Lurah", "a: surat Lurah\n"),
        ("a: surat Camat\n", "x " * 60 + "y", "a: >-\n  surat " + "x " * 55 + "x\n  x x x x y\n"),
    ],
)
def test_a_text_that_needs_another_form_is_written_anew(text: str, new: str, wanted: str) -> None:
    assert reworded(text, "a", old="Camat", new=new) == wanted


def test_many_texts_change_at_once() -> None:
    editor = Editor("a: [Camat, 'Camat']\nb: {c: Camat dan Camat} # Camat\n")
    editor.reword(
        {
            ("a", 0): [(0, 5, "Lurah")],
            ("a", 1): [(0, 5, "Kepala Desa")],
            ("b", "c"): [(0, 5, "A"), (10, 15, "B")],
        }
    )
    assert editor.text == "a: [Lurah, 'Kepala Desa']\nb: {c: A dan B} # Camat\n"


def test_places_are_those_of_the_words() -> None:
    editor = Editor("a: >-\n    surat\n    Camat\nb: {Ya Camat: c}\n")
    assert editor.place_of(("a",), 6) == (3, 5)
    assert editor.place_of(("b", "Ya Camat"), 3, key=True) == (4, 8)


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(NoPlaceError):
        Editor("a: [b]\n").reword({("a",): [(0, 1, "c")]})
