"""What a person cannot see in a file is found and named."""

import os
import re
from pathlib import Path

import pytest

from bpmn_gen.definition.node import MappingNode, ScalarNode
from bpmn_gen.definition.reader import read_bytes
from bpmn_gen.definition.source import MAX_BYTES, MAX_INVISIBLE, read_file
from bpmn_gen.diagnostics import Findings, Severity
from tests.definition.saying import at, reading


def test_a_windows_1252_file_is_named_with_its_first_foreign_byte() -> None:
    (found,) = reading("a: b\nnama: caf\xe9\n".encode("cp1252"))
    assert at(found) == ("not-utf8", 2, 10)
    assert found.message == ("berkas bukan UTF-8: byte 0xE9 di baris 2 tidak dikenal, mungkin 'é'")
    assert "Simpan Sebagai" in found.hints[0]
    assert "UTF-8" in found.hints[0]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_of_wide_characters_is_recognised(encoding: str) -> None:
    (found,) = reading("kode: CLP.01\nnama: contoh\n".encode(encoding))
    assert at(found) == ("not-utf8", 1, 1)
    assert "UTF-16" in found.message


@pytest.mark.parametrize(
    ("char", "code", "severity"),
    [
        ("\x00", "control-character", Severity.ERROR),
        ("\x07", "control-character", Severity.ERROR),
        ("\x85", "control-character", Severity.ERROR),
        ("\u2028", "control-character", Severity.ERROR),
        ("\u202e", "bidi-character", Severity.ERROR),
        ("\u2066", "bidi-character", Severity.ERROR),
        ("\u200b", "invisible-character", Severity.WARNING),
        ("\ufeff", "invisible-character", Severity.WARNING),
        ("\u00ad", "invisible-character", Severity.WARNING),
    ],
)
def test_an_invisible_character_is_found_at_its_place(
    char: str, code: str, severity: Severity
) -> None:
    (found,) = reading(f"a: b\nnama: ab{char}c\n")
    assert at(found) == (code, 2, 9)
    assert found.severity is severity
    assert f"U+{ord(char):04X}" in found.message
    assert re.search("hapus karakter itu|karakter ini diabaikan", found.hints[0])


@pytest.mark.parametrize("escape", ["\\0", "\\x07", "\\u202E", "\\u200b", "\\uD800", "\\u2028"])
def test_an_invisible_character_cannot_hide_in_an_escape(escape: str) -> None:
    (found,) = reading(f'nama: "ab{escape}c"\n')
    assert found.span is not None
    assert found.span.line == 1


def test_ordinary_text_of_any_script_is_fine() -> None:
    assert reading("nama: café – “kutip” № 中文 😀 ½ √ e\u0301\n") == []


def test_a_file_full_of_invisible_characters_is_reported_in_few_lines() -> None:
    assert (
        len(reading("".join(f"a{number}: \u200b\u200b\n" for number in range(50)))) == MAX_INVISIBLE
    )


def test_an_invisible_character_is_told_once_a_line() -> None:
    found = reading("a: Mem\u00adpro\u00adses\nb: sesuai\u00ad\n")
    assert [at(item)[1:] for item in found] == [(1, 7), (2, 10)]


@pytest.mark.parametrize(
    "written", ["kepala_pd\xa0", "\u200bkepala_pd", "kepala\u00ad_pd", "\u202fkepala_pd"]
)
def test_text_pasted_from_word_reads_as_it_looks(written: str) -> None:
    node = read_bytes(f"oleh: {written}\n".encode(), "f", Findings())
    assert isinstance(node, MappingNode)
    assert isinstance(node.pairs[0][1], ScalarNode)
    assert node.pairs[0][1].value == "kepala_pd"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"PK\x03\x04\x14\x00", "dokumen Word atau Excel"),
        (b"%PDF-1.7\n", "PDF"),
        (b"{\\rtf1\\ansi kode: x}", "dokumen RTF"),
        (b"<html><body>kode: x", "halaman web atau XML"),
    ],
)
def test_a_document_saved_under_the_name_of_a_definition_is_recognised(
    data: bytes, name: str
) -> None:
    (found,) = reading(data)
    assert found.code == "not-yaml"
    assert name in found.message


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.yaml"
    path.write_bytes(b"a" * (MAX_BYTES + 1))
    findings = Findings()
    assert read_file(path, "besar.yaml", findings) is None
    (found,) = findings
    assert at(found) == ("file-too-large", 1, 1)
    assert found.message == "berkas lebih besar dari 1024 KiB"
    assert "bagi isinya" in found.hints[0]


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    findings = Findings()
    assert read_file(tmp_path / "tiada.yaml", "tiada.yaml", findings) is None
    (found,) = findings
    assert found.code == "unreadable-file"
    assert found.message == "berkas tidak dapat dibaca: berkas tidak ada"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.yaml")
    findings = Findings()
    assert read_file(tmp_path / "pipa.yaml", "pipa.yaml", findings) is None
    assert [item.code for item in findings] == ["unreadable-file"]


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    findings = Findings()
    assert read_file(tmp_path, "folder", findings) is None
    assert [item.code for item in findings] == ["unreadable-file"]
