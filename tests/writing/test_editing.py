"""An edit of a definition changes what it says and leaves every other byte alone."""

import random
from collections.abc import Iterator

import pytest

from bpmn_gen.definition.value import Value
from bpmn_gen.errors import RefusalError
from bpmn_gen.writing.editing import Editor
from bpmn_gen.writing.places import NoPlaceError, Path, node_at
from tests.structure.tree import ROOT

EDITS = 1000
CRLF = 0.2
"""Share of files that are edited as Windows writes them."""
LARGE = 40_000
"""Bytes; larger files take a test of this kind minutes and hold nothing that others do not."""
TEXTS = [
    path.read_text("utf-8")
    for path in sorted((ROOT / "process_defs").rglob("*.yaml"))
    if path.stat().st_size < LARGE
]
SENTENCE = (
    "Memeriksa berkas yang panjang sekali sampai melampaui lebar baris sehingga harus dilipat"
)
VALUES: list[Value] = [
    "teks biasa", "no", "1.10", "12:30", "a: b #c", "kutip \"dua\" dan 'satu'", "satu\ndua",
    f"{SENTENCE} {SENTENCE.lower()}", ["satu", "dua, tiga"], [], {}, {"kunci": "nilai"},
    {"id": "x", "kegiatan": SENTENCE}, [{"id": "a", "oleh": "b"}], [["a", "b"], ["c"]],
    {"a": {"b": ["c", {"d": "e"}]}},
]  # fmt: skip
SAMPLE = """\
# catatan kepala
kode: KKR.01   # kode kantor
nama: 'Surat ''masuk'''
langkah:
  # awal
  - id: satu
    oleh: staf      # lajur
    kelengkapan: [Surat, 'Agenda, lama']

  - {id: dua, oleh: camat}
  - id: tiga
"""


def places(value: Value, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    """Every place of a file with what stands there."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from places(inner, (*path, at))


def edit(editor: Editor, dice: random.Random) -> int:
    """Make one random edit; returns how many lines of the old text it may touch."""
    everywhere = list(places(editor.value(())))
    maps = [path for path, value in everywhere if isinstance(value, dict) and value]
    lists = [path for path, value in everywhere if isinstance(value, list) and value]
    value, place = dice.choice(VALUES), dice.choice(everywhere[1:])[0]
    span = node_at(editor._root, place).span
    match dice.choice(["set", "remove", "add", "insert", "rename"]):
        case "set":
            editor.set(place, value)
            return span.end_line - span.line + 1
        case "remove":
            editor.remove(place)
            # A key and its value may begin on different lines, and the next key may move up.
            return span.end_line - span.line + 3
        case "insert" if lists:
            place = dice.choice(lists)
            editor.insert(place, dice.randint(0, len(editor.value(place))), value)
        case "rename":
            named = [path for path, _ in everywhere if path and isinstance(path[-1], str)]
            editor.rename(dice.choice(named), "nama_lain")
        case _:
            place = dice.choice(maps)
            names = editor.value(place)
            assert isinstance(names, dict)
            editor.add(place, "kunci_baru", value, before=dice.choice([None, *names]))
    return 1


@pytest.mark.slow
def test_a_thousand_random_edits_of_shipped_files_touch_the_lines_of_their_place_only() -> None:
    """The editor itself proves that the data is right; here it is the lines around that count."""
    assert len(TEXTS) > 40
    dice = random.Random(5)
    for _ in range(EDITS):
        text = dice.choice(TEXTS)
        text = text.replace("\n", "\r\n") if dice.random() < CRLF else text
        editor = Editor(text)
        allowed = edit(editor, dice)
        old, new = text.splitlines(keepends=True), editor.text.splitlines(keepends=True)
        above = _alike(old, new)
        below = _alike(old[above:][::-1], new[above:][::-1])
        assert len(old) - above - below <= allowed
        assert {"\r\n" if line.endswith("\r\n") else "\n" for line in old} >= {
            "\r\n" if line.endswith("\r\n") else "\n" for line in new
        }


def _alike(one: list[str], two: list[str]) -> int:
    """How many lines are the same from the beginning."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b),
        min(len(one), len(two)),
    )


def test_a_text_is_set_in_its_line_and_comments_stay() -> None:
    editor = Editor(SAMPLE)
    editor.set(("langkah", 0, "oleh"), "kasi")
    assert editor.text == SAMPLE.replace("oleh: staf ", "oleh: kasi ")


def test_an_item_in_brackets_is_added_with_the_quotes_that_it_needs() -> None:
    editor = Editor(SAMPLE)
    editor.insert(("langkah", 0, "kelengkapan"), 1, "Disposisi, asli")
    assert "kelengkapan: [Surat, 'Disposisi, asli', 'Agenda, lama']" in editor.text


def test_a_step_is_added_between_others_without_touching_blank_lines() -> None:
    editor = Editor(SAMPLE)
    editor.insert(("langkah",), 1, {"id": "baru", "kegiatan": SENTENCE})
    added = f"  - id: baru\n    kegiatan: {SENTENCE}\n"
    assert editor.text == SAMPLE.replace("  - {id: dua", f"{added}  - {{id: dua")


def test_the_first_key_of_a_step_goes_and_the_next_takes_its_place() -> None:
    editor = Editor(SAMPLE)
    editor.remove(("langkah", 0, "id"))
    assert editor.text == SAMPLE.replace("- id: satu\n    oleh", "- oleh")


def test_the_last_item_leaves_an_empty_list() -> None:
    editor = Editor("daftar:\n  - satu\nlain: x\n")
    editor.remove(("daftar", 0))
    assert editor.text == "daftar: []\nlain: x\n"


def test_a_key_is_added_where_none_was_and_a_blank_is_filled() -> None:
    editor = Editor("waktu:\nnama: x\n")
    editor.set(("waktu",), "1 hari kerja")
    editor.set(("catatan",), ["satu"])
    assert editor.text == "waktu: 1 hari kerja\nnama: x\ncatatan: [satu]\n"


def test_a_file_without_a_last_line_break_gets_one_before_what_is_added() -> None:
    editor = Editor("nama: x")
    editor.add((), "kode", "KKR.01")
    assert editor.text == "nama: x\nkode: KKR.01\n"


def test_a_value_that_is_set_again_changes_nothing() -> None:
    editor = Editor(SAMPLE)
    editor.set(("nama",), "Surat 'masuk'")
    editor.set(("langkah", 1), {"id": "dua", "oleh": "camat"})
    assert editor.text == SAMPLE


@pytest.mark.parametrize("path", [("tidak_ada", "x"), ("langkah", 9), ("kode", "x")])
def test_a_path_that_leads_nowhere_is_told(path: Path) -> None:
    editor = Editor(SAMPLE)
    with pytest.raises(NoPlaceError):
        editor.value(path)
    with pytest.raises(NoPlaceError):
        editor.remove(path)
    assert editor.text == SAMPLE


def test_a_text_with_mistakes_is_not_touched() -> None:
    with pytest.raises(RefusalError, match="berkas tidak dapat diubah: "):
        Editor("kode: [a\nnama: x\n")


def test_what_is_put_before_a_part_stands_above_the_comments_on_that_part() -> None:
    text = "pelaku:\n  # Satu.\n  a: Pemohon\n  # Yang memutus,\n  # menurut perda.\n  b: Camat\n"
    editor = Editor(text)
    editor.add(("pelaku",), "c", "Sekretaris", before="b")
    assert editor.text == text.replace("  # Yang memutus,", "  c: Sekretaris\n  # Yang memutus,")
