"""Texts go on inside a sentence without their capital, names and terms keep theirs."""

import pytest

from bpmn_gen.compiler.flow import any_of
from bpmn_gen.compiler.sentences import inside
from bpmn_gen.definition.text import Text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Surat masuk", "surat masuk"),
        ("Surat perihal SPBE", "surat perihal SPBE"),
        ("Tim Kerja dibentuk", "Tim Kerja dibentuk"),
        ("SOP ditetapkan", "SOP ditetapkan"),
        ("Bupati menetapkan", "Bupati menetapkan"),
        ("Bupati", "Bupati"),
        ("RKa disusun", "RKa disusun"),
        ("Di kantor", "di kantor"),
        ("Lurah", "Lurah"),
        ("Bupatinya menetapkan", "bupatinya menetapkan"),
        ("Camat Kroya menetapkan", "Camat Kroya menetapkan"),
        ("Lurah menetapkan", "Lurah menetapkan"),
        ("{pemohon} meminta", "{pemohon} meminta"),
        ("", ""),
    ],
)
def test_only_what_is_no_name_loses_its_capital(text: str, said: str) -> None:
    assert inside(text, ("Lurah",)) == said


def test_joined_occasions_read_as_one_sentence() -> None:
    two = any_of((Text("Surat masuk"), Text("Perintah lisan")))
    assert two == "Surat masuk atau perintah lisan"
    three = any_of((Text("Surat masuk"), Text("Perintah Bupati"), Text("Jadwal tiba")))
    assert three == "Surat masuk; Perintah Bupati; atau jadwal tiba"
