"""Every provision of the catalogue is cited as a lawyer does, as the regulation is printed."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

import pytest

from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.definition.legal_words import ordinal
from bpmn_gen.definition.schema import Ketentuan
from tests.content.printed_regulation import TEXT, Item, annex, body, sentences
from tests.content.shipped import definitions
from tests.running import missing


@pytest.fixture(autouse=True)
def _text_is_there() -> None:
    if not TEXT.is_file():
        missing("the text of the regulation")


NAMED = {"umum", "individu", "tim", "tanggung-jawab"}
"""Lists that the catalogue had to name."""


def words(ref: str) -> str:
    """A place as it is printed."""
    return legal_words(definitions().peraturan).place(ref)


def provisions() -> tuple[Ketentuan, ...]:
    (regulation,) = definitions().peraturan
    return regulation.ketentuan


def split(ref: str) -> tuple[tuple[str, ...], str]:
    """An address of the annex: its signs, and what it counts."""
    place, _, tail = ref.removeprefix("Lampiran").strip().partition(" ")
    return tuple(part for part in place.split(".") if part), tail


def numbered() -> list[Ketentuan]:
    """The provisions of the annex that have a mark of their own in print, in order."""
    return [
        item for item in provisions()
        if item.ref.startswith("Lampiran ") and not split(item.ref)[1]
        and split(item.ref)[0][-1] not in NAMED
    ]  # fmt: skip


def printed() -> dict[tuple[str, ...], Item]:
    """The marked pieces of the annex by address."""
    return {split(item.ref)[0]: piece for item, piece in zip(numbered(), annex(), strict=True)}


def test_catalogue_and_print_have_the_same_marks_in_the_same_order() -> None:
    assert len(annex()) > 440
    for item, piece in zip(numbered(), annex(), strict=True):
        assert split(item.ref)[0][-1] == piece.sign, item.ref


def test_every_sign_of_the_annex_is_called_what_it_is_and_written_as_printed() -> None:
    pieces = printed()
    for path in pieces:
        real = [path[: n + 1] for n in range(len(path)) if path[n] not in NAMED]
        expected = ["Lampiran"]
        for above in real:
            mark = pieces[above].mark
            kind = "" if mark.startswith("BAB") else "angka " if above[-1].isdigit() else "huruf "
            expected.append(kind + mark)
        said = re.sub(r" \([a-z][a-z ]+\)", "", words("Lampiran " + ".".join(path)))
        assert said == " ".join(expected)


def sentence_runs() -> Iterator[tuple[str, int]]:
    """The addresses with sentences of their own, and how many the catalogue has there."""
    refs = [item.ref for item in provisions() if " kalimat " in item.ref]
    for place, run in groupby(sorted(refs, key=lambda ref: ref.partition(" kalimat")[0]),
                              key=lambda ref: ref.partition(" kalimat")[0]):  # fmt: skip
        yield place, len(list(run))


def paragraphs_of(place: str) -> list[int]:
    """Sentences in each paragraph that print has at a place, also between and after its lists."""
    order = [item.ref for item in provisions() if item.ref.startswith("Lampiran")]
    pieces, found = printed(), []
    at: tuple[str, ...] = ()
    for ref in order:
        path, tail = split(ref)
        if not tail and path in pieces:
            at = path
        if ref.startswith(f"{place} kalimat "):
            found.append(at)
    counts = []
    for where in dict.fromkeys(found):
        own = pieces[where].paragraphs or [pieces[where].text]
        counts += [(text, sentences(text)) for text in own]
    return [count for text, count in counts if not ELSEWHERE.match(text)]


ELSEWHERE = re.compile(
    r"PENYESUAIAN SISTEM|Gambar 1\.|Pendistribusian tersebut dilakukan secara proporsional"
)
"""Headings and pictures are no sentences; the last one belongs to the item before it."""
OTHERWISE = {
    "Lampiran II.B": [1, 1],
    "Lampiran II.B.umum.3": [4],
    "Lampiran II.B.2": [2, 3, 1, 2, 1],
    "Lampiran II.B.3": [2, 1, 1, 1],
    "Lampiran II.B.3.a": [1],
    "Lampiran II.D.10.1": [1, 2],
}
"""Read by hand: paragraphs behind a list in the same place, and a full stop that is missing."""


def test_sentences_are_told_by_the_paragraph_that_they_stand_in() -> None:
    runs = list(sentence_runs())
    assert sum(count for _place, count in runs) > 360
    for place, count in runs:
        sizes = OTHERWISE.get(place) or paragraphs_of(place)
        assert sum(sizes) == count, place
        number = 0
        for paragraph, size in enumerate(sizes, 1):
            for sentence in range(1, size + 1):
                number += 1
                expected = f"alinea {ordinal(paragraph)}" if len(sizes) > 1 else ""
                if size > 1 or len(sizes) == 1:
                    expected = f"{expected} kalimat {ordinal(sentence)}".strip()
                assert words(f"{place} kalimat {number}").endswith(f" {expected}"), place


def test_the_paragraphs_read_by_hand_stand_in_print() -> None:
    texts = [text for piece in annex() for text in piece.paragraphs]
    starts = (
        "Penjelasan terperinci mekanisme kerja",
        "Kelompok Jabatan Fungsional dan pelaksana",
        "Penugasan Pejabat Fungsional dan pelaksana baik",
        "Pelaksanaan tugas Pejabat Fungsional dan pelaksana terdiri",
        "Pelaksanaan tugas dalam tim kerja diperlukan",
        "Adapun pembagian tanggung jawab",
    )
    for start in starts:
        assert sum(text.startswith(start) for text in texts) == 1, start
    joined = [text for text in texts if "pimpinan unit organisasi Unit Organisasi" in text]
    assert len(joined) == 1


def test_articles_are_cited_with_the_marks_that_are_printed() -> None:
    found: Counter[str] = Counter()
    article = clause = ""
    for piece in body():
        if piece.mark.startswith("Pasal"):
            article, clause = piece.mark, ""
            place = article
        elif piece.mark.startswith("("):
            clause = f" ayat {piece.mark}"
            place = article + clause
        else:
            kind = "angka" if piece.sign.isdigit() else "huruf"
            place = f"{article}{clause} {kind} {piece.mark}"
        found[place] += 1
    refs = {str(item.ref) for item in provisions() if not item.ref.startswith("Lampiran")}
    assert set(found) == refs
    assert all(words(ref) == ref for ref in refs)
