"""What the index and the warnings of an SOP print of provisions is understood on its own."""

import re

import pytest

from bpmn_gen.definition.citation import ProvisionIndex
from bpmn_gen.definition.schema import Ketentuan
from tests.content.shipped import definitions
from tests.content.test_carriers import stems

ARTICLE = re.compile(r"\bPasal \d+(?:(?:,| dan|, dan)? (?:ayat \(\d+\)|huruf [a-z]\b))*")
"""A reference that names its article, so that a reader finds it from anywhere."""
BARE = re.compile(r"\b(?:ayat \(\d|huruf [a-z]\b|angka \d)|\btersebut\b|\bini\b|\bdi atas\b")
"""Words that point at the text around the provision, which is not printed."""
ITEM = re.compile(r"(Pasal .+) (?:huruf [a-z]|angka \d+)$")


def stated() -> list[Ketentuan]:
    """The provisions that groups and processes state, each once."""
    defs = definitions()
    assert defs.peta is not None
    index = ProvisionIndex(defs.peraturan)
    told = [one.menyatakan for one in defs.peta.peta]
    told += [one.menyatakan for one in defs.proses.values()]
    refs = dict.fromkeys(str(ref) for texts in told for ref in texts)
    found = [index.find(ref) for ref in refs]
    assert len(found) > 50
    return [one for one in found if one is not None]


def items() -> list[tuple[Ketentuan, Ketentuan]]:
    """Those of them that are items of a list, each with the opening of the list."""
    index = ProvisionIndex(definitions().peraturan)
    pairs = [(one, ITEM.match(str(one.ref))) for one in stated()]
    openings = [(one, index.find(found[1])) for one, found in pairs if found]
    return [(one, opening) for one, opening in openings if opening is not None]


def points_elsewhere(text: str) -> bool:
    """Whether a text leaves what it is about to the text around it."""
    return BARE.search(ARTICLE.sub("", text)) is not None


def names_its_subject(text: str, opening: str) -> bool:
    """Whether the line of an item begins with what the opening of its list is about."""
    subject, mark, item = text.partition(": ")
    told = stems(subject)
    return bool(mark and item) and len(told) > 1 and told <= stems(opening)


def test_no_stated_provision_points_at_the_text_around_it() -> None:
    assert [str(one.ref) for one in stated() if points_elsewhere(str(one.ringkasan))] == []


def test_every_stated_item_of_a_list_names_what_the_list_is_about() -> None:
    """Pasal 3, 6 and 7: the index prints the items and not the opening."""
    looked_at = items()
    assert {str(opening.ref) for _, opening in looked_at} == {
        "Pasal 3 ayat (1)",
        "Pasal 6",
        "Pasal 7 ayat (1)",
    }
    lost = [
        str(one.ref)
        for one, opening in looked_at
        if not names_its_subject(str(one.ringkasan), str(opening.ringkasan))
    ]
    assert lost == []


def test_an_item_that_leaves_its_subject_to_the_opening_would_be_found() -> None:
    """The stages of what? Under transformasi manajemen they read as stages of that."""
    opening = "Penyederhanaan Birokrasi dijalankan melalui tiga tahapan"
    assert not names_its_subject(
        "Tahapan pertama ialah Penyederhanaan Struktur Organisasi", opening
    )
    assert not names_its_subject("Tahapan: Penyetaraan Jabatan", opening)
    assert names_its_subject("Tahapan Penyederhanaan Birokrasi: Penyetaraan Jabatan", opening)


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("Penyesuaian pada ayat (1) huruf c mencakup Proses Bisnis", True),
        ("Pejabat Penilai Kinerja pada huruf a dapat merupakan Pejabat Pengawas", True),
        ("Pengecualian ini dilakukan menurut kriteria", True),
        ("Tata cara dimaksud Pasal 22 ayat (1), ayat (2), dan ayat (3) mengikutinya", False),
    ],
)
def test_a_reference_without_its_article_would_be_found(text: str, leaves: bool) -> None:
    assert points_elsewhere(text) is leaves
