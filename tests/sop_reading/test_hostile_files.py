"""Files that come from anywhere end in a finding, never in a traceback, and soon."""

import random
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from bpmn_gen.sop_files import UnreadableFileError, open_file, sheets_of
from bpmn_gen.sop_reading.check_page import FileRead, check_page
from bpmn_gen.sop_reading.reading import read_sops
from tests.sop_reading.samples import LEGACY, needs_samples

SEEDS = range(120)
OLD = b"\xd0\xcf\x11\xe0"
"""How files of Excel and Word before 2007 begin, and those with a password."""
NONSENSE = ("", "-1", "99999999999", "x", "1e9", "nan", "inf", "A1:XFD1048576", "\u0661")


def look(path: Path) -> None:
    """Read a file as the program does; it may refuse."""
    refused = []
    sops = []
    try:
        sops = read_sops(sheets_of(open_file(path))[0])
    except UnreadableFileError as why:
        refused = [why]
    assert all(why.reason and why.hint for why in refused)
    assert check_page([FileRead(path.name, sops)]).startswith(b"<!DOCTYPE html>")


def spoiled(data: bytes, dice: random.Random) -> bytes:
    """A file that was damaged on its way, or made by somebody who means harm."""
    if dice.random() < 0.2:
        return data[: dice.randrange(len(data))]
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        large = [name for name in names if re.search("sheet|drawing|document.xml", name)]
        victim = dice.choice(large if dice.random() < 0.7 else names)
        for name in old.namelist():
            content = old.read(name)
            if name != victim:
                new.writestr(name, content)
            elif dice.random() < 0.9:
                new.writestr(name, spoiled_part(content, dice))
    return made.getvalue()


def spoiled_part(content: bytes, dice: random.Random) -> bytes:
    """A part with tags cut, values replaced or its end repeated."""
    text = content.decode("utf-8", "replace")
    way = dice.randrange(4)
    if way == 0:
        place = dice.randrange(len(text))
        sign = dice.choice(("<", ">", "&", "</a>", "\x00"))
        return (text[:place] + sign + text[place + dice.randint(0, 20) :]).encode()
    if way == 1:
        return re.sub(
            r'="[^"]*"',
            lambda found: f'="{dice.choice(NONSENSE)}"' if dice.random() < 0.05 else found[0],
            text,
        ).encode()
    if way == 2:
        return re.sub(
            r"\d+",
            lambda found: str(dice.choice((0, 10**12, -5))) if dice.random() < 0.1 else found[0],
            text,
        ).encode()
    return content + content[dice.randrange(len(content)) :]


@needs_samples
@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_files_are_refused_or_read(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    source = dice.choice(sorted([*LEGACY.glob("*.xlsx"), *LEGACY.glob("*.docx")]))
    path = tmp_path / f"rusak{source.suffix}"
    path.write_bytes(spoiled(source.read_bytes(), dice))
    look(path)


def packed(path: Path, parts: dict[str, str]) -> Path:
    """A file of parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = {
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Satu" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
    f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def sheet(rows: str, rest: str = "") -> dict[str, str]:
    """A workbook of one sheet."""
    content = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{rest}</worksheet>'
    return BOOK | {"xl/worksheets/sheet1.xml": content}


def test_a_sheet_of_data_is_passed_over_with_a_remark(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>' for number in range(1, 100_001)
    )
    sheets, remarks = sheets_of(open_file(packed(tmp_path / "data.xlsx", sheet(rows))))
    assert sheets == []
    assert remarks == ["lembar 'Satu' dilewati: lebih dari 5000 baris"]


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    path = packed(tmp_path / "bom.xlsx", BOOK | {"xl/workbook.xml": bomb})
    with pytest.raises(UnreadableFileError):
        sheets_of(open_file(path))
    part = BOOK["xl/workbook.xml"], sheet("")["xl/worksheets/sheet1.xml"]
    hidden = packed(
        tmp_path / "bom-2.xlsx",
        BOOK
        | {
            "xl/workbook.xml": part[0],
            "xl/worksheets/sheet1.xml": bomb.partition("<w")[0] + part[1],
        },
    )
    with pytest.raises(UnreadableFileError, match="DTD"):
        sheets_of(open_file(hidden))


def test_a_part_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "bom.xlsx", BOOK | {"xl/worksheets/sheet1.xml": " " * (60 << 20)})
    assert path.stat().st_size < 1 << 20
    with pytest.raises(UnreadableFileError, match="terlalu besar"):
        sheets_of(open_file(path))


def test_a_formula_is_read_as_the_value_that_was_stored_with_it(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>WEBSERVICE("http://x")</f><v>Kegiatan</v></c></row>'
    sheets, _ = sheets_of(open_file(packed(tmp_path / "rumus.xlsx", sheet(rows))))
    assert [cell.text for cell in sheets[0].tables[0].cells] == ["Kegiatan"]


def test_merges_over_each_other_and_beyond_the_sheet_do_no_harm(tmp_path: Path) -> None:
    merges = "".join(
        f'<mergeCell ref="{ref}"/>' for ref in ("A1:XFD1048576", "A1:B2", "B1:C9", "Z9:A1", "x")
    )
    rows = '<row r="1"><c r="A1" t="str"><v>No</v></c><c r="B1" t="str"><v>Kegiatan</v></c></row>'
    book = sheet(rows, f"<mergeCells>{merges}</mergeCells>")
    assert read_sops(sheets_of(open_file(packed(tmp_path / "gabung.xlsx", book)))[0]) == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "berkas kosong"),
        (OLD + b" lama", "berkas berformat lama (.xls/.doc)"),
        (OLD + "Workbook".encode("utf-16-le"), "berkas berformat Excel lama (.xls)"),
        (OLD + "WordDocument".encode("utf-16-le"), "berkas berformat Word lama (.doc)"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "berkas dikunci dengan kata sandi"),
        (b"bukan zip", "bukan berkas Excel atau Word yang utuh"),
        (b"%PDF-1.7", "bukan berkas Excel atau Word yang utuh"),
    ],
)
def test_other_files_are_refused_with_their_reason(
    content: bytes, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "berkas.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError) as refused:
        sheets_of(open_file(path))
    assert refused.value.reason.startswith(reason)
    assert refused.value.hint
