"""A map says which people it does not draw, and where readers find them."""

from __future__ import annotations

from bpmn_gen.compiler.as_drawn import as_drawn, undrawn
from bpmn_gen.compiler.documentation import cited_in
from bpmn_gen.compiler.lower import lower
from tests.compiler.project import HEADER, resolved

STEPS = """\
langkah:
  - mulai: Kebutuhan
    oleh: staf
  - kegiatan: Menyusun rencana
    oleh: staf
{more}  - selesai: Selesai
    oleh: kepala
"""


def told(more: str) -> str:
    """What the map of a process says whose only task has some more keys."""
    (process,) = resolved(HEADER + STEPS.format(more=more))
    return undrawn(process, "SOP")


def test_a_map_that_draws_everybody_says_nothing() -> None:
    assert told("") == ""


def test_who_joins_in_and_who_gets_the_result_is_named_by_kind() -> None:
    assert (
        told("    bersama: kepala\n") == "Tidak digambar: pelaku yang ikut mengerjakan; lihat SOP"
    )
    everybody = "    bersama: kepala\n    kepada: kepala\n    tembusan: arsip\n"
    assert told(everybody) == (
        "Tidak digambar: pelaku yang ikut mengerjakan, penerima hasil, penerima tembusan; lihat SOP"
    )


def test_steps_of_branches_count_too() -> None:
    (process,) = resolved(
        HEADER
        + """\
langkah:
  - sejajar:
      - - kegiatan: Menyusun rencana
          oleh: staf
      - - kegiatan: Memeriksa rencana
          oleh: kepala
          kepada: staf
"""
    )
    assert undrawn(process, "SOP") == "Tidak digambar: penerima hasil; lihat SOP"


def test_a_process_without_anything_to_take_apart_is_drawn_as_it_is() -> None:
    (process,) = resolved(HEADER + STEPS.format(more=""))
    model = lower(process)
    assert as_drawn(model) is model


def test_of_a_documentation_the_lines_are_known_that_say_what_something_rests_on() -> None:
    text = "Kode: CLP.01.01\nDasar: Pasal 1\nDasar hukum: Perda 1\nCatatan: Dasar: bukan ini"
    assert cited_in(text) == ("Dasar: Pasal 1", "Dasar hukum: Perda 1")
