"""Placeholders stay where the words that they stand for stay."""

from __future__ import annotations

import pytest

from bpmn_gen.compiler.placeholders import fill
from bpmn_gen.returning.templates import reworded

TEXTS = {"camat": "Camat Kroya", "unit": "Kecamatan Kroya", "kosong": ""}


@pytest.mark.parametrize(
    ("template", "edited", "wanted"),
    [
        (
            "Mengirim surat kepada {camat}",
            "Menyampaikan surat kepada Camat Kroya",
            "Menyampaikan surat kepada {camat}",
        ),
        ("Melapor kepada {camat}, lalu pulang", "Melapor ke Camat Kroya", "Melapor ke {camat}"),
        ("{camat} di {unit}", "Camat Kroya di Kecamatan Kroya", "{camat} di {unit}"),
        ("Lapor {camat}", "Lapor Sekretaris Camat", "Lapor Sekretaris Camat"),
        ("Lapor {camat}", "Lapor Camat Kroya (plt.)", "Lapor {camat} (plt.)"),
        ("Isi {{x}} untuk {camat}", "Isi {x} bagi Camat Kroya", "Isi {{x}} bagi {camat}"),
        ("Tanpa {kosong} isi", "Tanpa isi baru", "Tanpa isi baru"),
    ],
)
def test_an_edited_text_keeps_its_placeholders(template: str, edited: str, wanted: str) -> None:
    found = reworded(template, edited, TEXTS)
    assert found == wanted
    assert fill(found, TEXTS) == edited
