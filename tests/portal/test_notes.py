"""A reader writes a note on the page of a process, and the review reads it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bpmn_gen.review.notes import read_note

PAGE = "unit-kecamatan-kroya/CLP.01.02/index.html"
WORDS = 'Menunggu </textarea><script>alert(1)</script> Isi: "lama"'


def test_a_note_written_by_keys_alone_is_a_file_that_the_review_reads(
    portal: Path, browse: Callable[..., Any]
) -> None:
    seen = browse("notes.mjs", portal.resolve(), WORDS, pages=[PAGE])
    assert seen["trouble"] == []
    assert re.fullmatch(r"catatan-CLP\.01\.02-\d{4}-\d\d-\d\d-\d{6}\.txt", seen["name"])
    assert seen["name"] in seen["told"]
    note = read_note(seen["text"].encode(), is_mail=False)
    assert note
    assert (note.unit, note.code, note.step_id) == ("Kecamatan Kroya", "CLP.01.02", seen["step"])
    assert (note.words, note.sender) == (WORDS, "Petugas loket")
    text = (portal / PAGE).read_text("utf-8")
    assert f'<tr id="langkah-{note.step_id}">' in text


def test_a_page_without_scripts_shows_no_form(portal: Path) -> None:
    text = (portal / PAGE).read_text("utf-8")
    [form] = re.findall(r'<section class="tulis layar"[^>]*>', text)
    assert " hidden " in form
