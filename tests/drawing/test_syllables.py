"""Words break between syllables, as EYD divides simple words."""

from itertools import pairwise

import pytest

from bpmn_gen.drawing.syllables import HYPHEN, breaks, piece
from bpmn_gen.drawing.typography import DOCUMENT_FACES


def divided(word: str) -> str:
    """A word with a bar at each place at which it may be broken."""
    ends = (0, *breaks(word), len(word))
    return "|".join(word[one:other] for one, other in pairwise(ends))


@pytest.mark.parametrize(
    "word",
    [
        "Re|ko|men|dasi",
        "di|tan|da|ta|ngani",
        "per|tang|gung|ja|wa|ban",
        "pe|nye|leng|ga|ra|an".replace("ra|an", "raan"),
        "in|struk|tur",
        "meng|kla|ri|fi|kasi",
        "ni|lai",
        "cita-|cita",
        "dan/|atau",
    ],
)
def test_a_word_breaks_between_its_syllables(word: str) -> None:
    assert divided(word.replace("|", "")) == word


@pytest.mark.parametrize("word", ["SKRD", "dan", "a", "", "2026", "FRM.06"])
def test_short_words_and_abbreviations_stay_whole(word: str) -> None:
    assert breaks(word) == ()


def test_a_hyphen_is_added_only_where_the_word_has_none() -> None:
    assert piece("cita-cita", 5) == "cita-"
    assert piece("dasar", 2) == f"da{HYPHEN}"


def test_lines_with_a_hyphen_are_no_wider_than_their_column() -> None:
    face = DOCUMENT_FACES["Arial"]
    lines = face.wrap("Mempertanggungjawabkan rekomendasi", 14.0, 3.0)
    assert "".join(line.removesuffix(HYPHEN) for line in lines) == (
        "Mempertanggungjawabkanrekomendasi"
    )
    assert all(face.width(line, 3.0) <= 14.0 for line in lines)
    assert lines[0].endswith(HYPHEN)
