"""The page shows at a glance what is to be compared with the original, and why."""

from lxml import html

from bpmn_gen.sop_reading.check_page import FileRead, check_page
from bpmn_gen.sop_reading.read_sop import Doubt, Identity, ReadFlow, ReadSop, ReadStep, StepKind


def page(*doubts: Doubt) -> html.HtmlElement:
    """The page of one file with an SOP of three rows, of which the second leads nowhere."""
    steps = tuple(
        ReadStep(str(number), f"Langkah {number}", ("Camat",), StepKind.WORK, (), "", (), "", "")
        for number in (1, 2, 3)
    )
    sop = ReadSop("", Identity(name="Surat"), ("Camat",), steps, (ReadFlow(0, 1),), doubts)
    file = FileRead("lama/surat.xlsx", (sop,), notes=[("'Kasi' ditulis panjang",)])
    return html.fromstring(check_page([file]))


def test_a_doubted_row_says_why_in_its_place_and_a_mark_stands_at_its_symbol() -> None:
    found = page(Doubt(1, None, "panahnya berakhir di tempat kosong"), Doubt(0, 1, "tidak pasti"))
    rows = found.xpath("//tr[@class='ragu']")
    assert [row[0].text for row in rows] == ["1", "2"]
    assert rows[0].xpath(".//div/text()") == ["! ke 2: tidak pasti"]
    assert rows[1].xpath(".//div/text()") == ["! panahnya berakhir di tempat kosong"]
    assert rows[1][3].text == "?"
    assert found.xpath("//svg/text[@class='seru']/text()") == ["!"]
    assert "Merah dengan tanda seru" in found.text_content()


def test_the_summary_leads_to_each_sop_and_tells_whole_ones_by_colour() -> None:
    whole, doubted = page(), page(Doubt(1, None, "x"))
    [link] = whole.xpath("//table[1]//a")
    assert (link.text, link.get("href")) == ("Surat", "#sop-1")
    assert whole.xpath("//section/@id") == ["sop-1"]
    assert whole.xpath("//table[1]//td[@class='utuh']/text()") == ["terbaca utuh"]
    assert doubted.xpath("//table[1]//td[@class='hal']/text()") == [
        "terbaca dengan 1 hal yang perlu diperiksa"
    ]


def test_what_is_to_be_decided_for_the_draft_stands_on_the_page() -> None:
    assert "'Kasi' ditulis panjang" in page().text_content()


def test_several_sops_of_a_file_are_summed_up_in_one_phrase() -> None:
    sop = ReadSop("", Identity(name="Surat"), (), (), (), ())
    doubted = ReadSop("", Identity(name="Surat"), (), (), (), (Doubt(None, None, "x"),))
    assert FileRead("a.xlsx", (sop, sop)).outcome == "2 SOP terbaca utuh"
    assert FileRead("a.xlsx", (sop, doubted)).outcome == (
        "2 SOP terbaca dengan 1 hal yang perlu diperiksa"
    )
