"""The decree says what the regulation says: full titles, no definitions or copies of its own."""

import re
from dataclasses import replace

from bpmn_gen.decree.abbreviations import spelled
from bpmn_gen.decree.composing import PROPOSED_COPIES
from bpmn_gen.decree.document import Document, Grid, Para, Ref, Table, TextPart
from bpmn_gen.sop.style import decree_style
from tests.content.shipped import definitions
from tests.decree.sample import texts
from tests.decree.test_decree import KROYA, composed, lines, whole

STATE = "Lembaran Negara Republik Indonesia"
PRINTED = (
    "(Berita Negara Republik Indonesia Tahun 1950 Nomor 42)",
    f"({STATE} Tahun 2014 Nomor 244, Tambahan {STATE} Nomor 5587)",
    f"({STATE} Tahun 2023 Nomor 41, Tambahan {STATE} Nomor 6856)",
    f"({STATE} Tahun 2023 Nomor 58, Tambahan {STATE} Nomor 6867)",
    "(Berita Daerah Kabupaten Cilacap Tahun 2024 Nomor 5)",
)
"""Where the regulation says that laws were promulgated."""
MEANINGS = {str(key): str(value) for key, value in definitions().daerah.singkatan.items()}
SHORT = re.compile(r"(?<![\w.])[A-Z]{2,}(?![\w]|\.\w)")
TEXT = next(name for name in texts() if "keputusan" in name)


def dictum(document: Document) -> dict[str, str]:
    """The points of the dictum by their ordinals."""
    said = (line.partition(" : ") for line in lines(document))
    return {head: text for head, colon, text in said if colon and re.fullmatch(r"KE\w+", head)}


def test_laws_are_named_with_where_they_were_promulgated_as_the_regulation_does() -> None:
    said = "\n".join(lines(composed(whole(definitions(), KROYA))))
    assert [printed for printed in PRINTED if printed not in said] == []
    assert "tentang Cipta Kerja menjadi Undang-undang" in said
    assert said.count("Lembaran Negara") == 6
    assert said.count("Berita") == 2


def test_the_second_point_names_every_attachment() -> None:
    document = composed(whole(definitions(), KROYA))
    tables = [
        block for part in document.parts if isinstance(part, TextPart)
        for block in part.blocks if isinstance(block, Table) and "Jenis peta" in block.titles
    ]  # fmt: skip
    kinds = {str(row[1]).casefold() for table in tables for row in table.rows}
    assert len(kinds) == 6  # all but the peta lintas fungsi, which the sample leaves out
    named = dictum(document)["KEDUA"]
    assert [kind for kind in kinds if kind not in named.casefold()] == []
    assert "standar operasional prosedur (SOP)" in named


def test_nothing_says_what_a_map_is() -> None:
    said = dictum(composed(whole(definitions(), KROYA)))
    assert not [text for text in said.values() if re.match(r"Peta .*(terdiri|merupakan)", text)]
    assert said["KETIGA"].startswith("Penyusunan Proses Bisnis merupakan acuan")
    assert "reviu dan evaluasi terhadap peta subproses, peta relasi" in said["KEEMPAT"]


def test_copies_are_proposed_for_who_leads_the_units_of_the_lampiran() -> None:
    said = lines(composed(whole(definitions(), KROYA)))
    at = said.index(PROPOSED_COPIES)
    assert said[at + 1] == "1. Camat Kroya"
    assert not said[at + 2].startswith("2.")
    named = texts()[TEXT].replace("[tembusan] usulan\n", "[tembusan]\nInspektur Daerah;\n\n")
    said = lines(composed(whole(definitions(), KROYA, **{TEXT: named})))
    assert "Tembusan:" in said
    assert PROPOSED_COPIES not in said


def document(*blocks: Para | Grid | Table) -> Document:
    """A document of some blocks."""
    return Document("x", decree_style(definitions().daerah), (TextPart(blocks),))


def test_an_abbreviation_is_spelled_out_at_its_first_use_only() -> None:
    made = spelled(
        document(
            Para("SOP dan kode CLP.01.SOP.01"),
            Grid((1.0,), (("Sekretariat DPRD", "SOP"),)),
            Table(("Kode SOP",), (1,), (("DPRD", Ref("a")),)),
        ),
        MEANINGS,
    )
    (part,) = made.parts
    assert isinstance(part, TextPart)
    assert part.blocks == (
        Para("standar operasional prosedur (SOP) dan kode CLP.01.SOP.01"),
        Grid((1.0,), (("Sekretariat Dewan Perwakilan Rakyat Daerah (DPRD)", "SOP"),)),
        Table(("Kode SOP",), (1,), (("DPRD", Ref("a")),)),
    )


def test_a_code_is_no_abbreviation_and_capitals_stay_capitals() -> None:
    codes = document(Para("CLP.02.SOP.01 dan SOP.01"), Para("SEKRETARIAT DPRD"))
    (part,) = spelled(codes, MEANINGS).parts
    assert isinstance(part, TextPart)
    assert [block.text for block in part.blocks if isinstance(block, Para)] == [
        "CLP.02.SOP.01 dan SOP.01",
        "SEKRETARIAT DEWAN PERWAKILAN RAKYAT DAERAH (DPRD)",
    ]


def test_what_is_spelled_already_stays() -> None:
    given = document(Para("standar operasional prosedur (SOP)"), Para("SOP"))
    assert spelled(given, MEANINGS) == given
    assert spelled(replace(given, parts=()), MEANINGS).parts == ()


def test_every_abbreviation_of_the_decree_is_spelled_out_in_it() -> None:
    for unit in (KROYA, "Sekretariat DPRD"):
        job = whole(definitions(), unit)
        made = spelled(composed(job), dict(job.meanings))
        words, cells = "\n".join(lines(made)), "\n".join(_cells(made))
        known = {one for one in MEANINGS if one in SHORT.findall(words)}
        shorts = {*SHORT.findall(cells), *known} - {str(definitions().daerah.kode.awalan)}
        assert "SOP" in shorts
        for short in shorts:
            assert f"{MEANINGS[short]} ({short})".casefold() in f"{words}\n{cells}".casefold()


def _cells(document: Document) -> list[str]:
    """All texts of the tables of a document."""
    return [
        str(cell)
        for part in document.parts if isinstance(part, TextPart)
        for block in part.blocks if isinstance(block, Table)
        for row in (block.titles, *block.rows)
        for cell in row if isinstance(cell, str)
    ]  # fmt: skip
