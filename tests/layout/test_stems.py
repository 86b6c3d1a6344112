"""Where several flows leave a gateway as one line, each label stands where its flow is alone."""

from __future__ import annotations

from itertools import permutations
from random import Random
from typing import TYPE_CHECKING

import pytest

from bpmn_gen.compiler.as_drawn import as_drawn
from bpmn_gen.diagnostics import Findings
from bpmn_gen.layout import lay_out
from bpmn_gen.soundness.proof import compiled
from tests.compiler.project import resolved
from tests.layout.models import random_definitions
from tests.writing.test_examples import each, model_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bpmn_gen.drawing.elements import Drawing, Edge


def on_stems(drawing: Drawing) -> Iterator[str]:
    """The flows that go straight on and have their label before another flow turns off."""
    for one, two in permutations(drawing.edges, 2):
        if one.label is None or one.kind != "sequenceFlow" or one.source_id != two.source_id:
            continue
        stem = shared(one, two)
        if stem is None:
            continue
        (start, corner), axis = stem
        middle = one.label.bounds.center[axis]
        if min(start, corner) < middle < max(start, corner):
            yield f"{one.element_id} on the stem with {two.element_id}"


def shared(one: Edge, two: Edge) -> tuple[tuple[float, float], int] | None:
    """Where a stem of two flows begins and ends, and along which axis; the first one goes on."""
    (start, first), (begin, second) = one.waypoints[:2], two.waypoints[:2]
    if start != begin or len(two.waypoints) < 3:
        return None
    axis = 0 if start.y == first.y == second.y else 1
    if start[1 - axis] != first[1 - axis] or start[1 - axis] != second[1 - axis]:
        return None
    ahead, turn = first[axis] - start[axis], second[axis] - start[axis]
    return ((start[axis], second[axis]), axis) if 0 < turn / ahead < 1 else None


@each
def test_no_label_of_an_example_stands_on_a_stem(path: Path, tmp_path: Path) -> None:
    """Read "Disetujui? Ya Tidak" on one line, and nobody knows which of them leads on."""
    assert [*on_stems(lay_out(as_drawn(model_of(path, tmp_path))))] == []


@pytest.mark.parametrize("seed", range(20, 28))
def test_no_label_stands_on_a_stem(seed: int) -> None:
    rng = Random(seed)
    definitions = random_definitions(rng, size=rng.choice((8, 14, 24)), lanes=rng.randint(1, 5))
    assert [*on_stems(lay_out(definitions))] == []


MEDIATION = """\
kode: CLP.01.01
nama: Mediasi sengketa tanah
pelaku:
  pelapor: {masyarakat: Warga Pelapor}
  terlapor: {masyarakat: Warga Terlapor}
  kasi: Kepala Seksi Pemerintahan
  camat: Camat Majenang
  bpn: {jabatan: Kepala Seksi, instansi: Kantor Pertanahan}
langkah:
  - {id: lapor, kegiatan: Menyampaikan laporan, oleh: pelapor}
  - id: telaah
    keputusan: Kewenangan siapa?
    oleh: kasi
    cabang: {Kecamatan: undang, Kantor Pertanahan: teruskan, Bukan sengketa: selesai}
  - {id: teruskan, kegiatan: Meneliti data tanah, oleh: bpn}
  - id: undang
    sejajar:
      - [{kegiatan: Menyiapkan bukti, oleh: pelapor}]
      - [{kegiatan: Menyiapkan tanggapan, oleh: terlapor}]
  - id: mediasi
    keputusan: Tercapai kesepakatan?
    oleh: camat
    cabang: {Sepakat: catat, Mediasi ulang: undang, Gagal: teruskan}
  - {id: catat, kegiatan: Mencatat kesepakatan, oleh: kasi}
"""


def test_the_label_of_a_branch_that_turns_off_stands_away_from_the_one_that_goes_on() -> None:
    (process,) = resolved(MEDIATION)
    drawing = lay_out(as_drawn(compiled(process, Findings())))
    found = 0
    for one, two in permutations(drawing.edges, 2):
        stem = shared(one, two) if one.source_id == two.source_id and one.label else None
        if stem is None or two.label is None or two.kind != "sequenceFlow":
            continue
        (start, corner), axis = stem
        middle = two.label.bounds.center[axis]
        assert (corner - start) * (middle - corner) < 0, two.element_id
        found += 1
    assert found
