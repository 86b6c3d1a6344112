"""Lines break where bpmn-js breaks them; a browser has drawn all samples."""

import pytest

from bpmn_gen.drawing.viewer_lines import breaks_words, label_room, viewer_lines, whole_lines


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (106.0, ("Mempertimbangka", "n kompetensi dan ", "beban kerja")),
        (96.0, ("Mengoordinasika", "n tugas substansi")),
        (86.0, ("Menyusun dan ", "menetapkan ", "perjanjian ", "kinerja")),
        (148.0, ("Kepala Bagian (unit pemilik ", "kinerja)")),
    ],
)
def test_lines_are_those_of_the_viewer(width: float, lines: tuple[str, ...]) -> None:
    text = "".join(lines)
    assert viewer_lines(text, width, 12.0) == lines


def test_a_word_may_be_broken_although_it_has_room() -> None:
    """The viewer counts characters, and those of the first word are narrower than the others."""
    text = "ilililililil WWWW WWWW"
    assert whole_lines("ilililililil", 60.0, 12.0) == 1
    assert whole_lines(text, 60.0, 12.0) is None
    assert whole_lines(text, 80.0, 12.0) == 3


def test_a_line_ends_behind_a_hyphen_or_at_a_line_break() -> None:
    assert viewer_lines("Mengisi e-Kinerja", 60.0, 12.0) == ("Mengisi e-", "Kinerja")
    assert viewer_lines("Satu\r\ndua", 60.0, 12.0) == ("Satu", "dua")
    assert not breaks_words("Mengisi e-Kinerja", ("Mengisi e-", "Kinerja"))


def test_two_signs_in_a_row_end_the_search_for_a_place() -> None:
    """What stands behind them goes to the next line, although it has room."""
    assert viewer_lines("Surat - balasan yang ditandatangani", 120.0, 12.0)[0] == "Surat "


def test_labels_get_as_much_wider_as_their_words_need() -> None:
    """Some versions break a label twice, others once; words stay whole in each of them."""
    assert label_room("Ya", 90.0) == (14.0, 1)
    assert label_room("Surat jawaban disetujui?", 90.0)[0] < 90.0
    assert label_room("Menyesuaikan SOP?", 90.0)[0] > 90.0
    width, lines = label_room("pertanggungjawabankeuangan daerah", 90.0)
    assert width >= 26 * 5.5
    assert lines == 2


def test_endless_texts_are_not_tried() -> None:
    """Nobody waits for a text that fits nowhere."""
    assert whole_lines("kata " * 99_999, 86.0, 12.0) == 33_333
    assert label_room("k" * 100_000, 90.0)[1] == 1
    assert len(viewer_lines("kata " * 2_000, 86.0, 12.0)) > 500
