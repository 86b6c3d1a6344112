"""Whatever somebody does to a page, it is drawn, or an error says why not; and nothing breaks."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest

from bpmn_gen.web.keeping.saving import UnsavedError, save
from bpmn_gen.web.process.state import STEP_KEYS, Sent
from bpmn_gen.web.views.process_page import page_of
from tests.web.conftest import FILE, Page

if TYPE_CHECKING:
    from bpmn_gen.web.process.workshop import Workshop

WORDS = (
    "", "x", "selesai", "#1", "#3", "#99", "12", "Ya: #2\nTidak: #4", "Mulai", "Kegiatan", "Ya",
    "Keputusan", "Sejajar", "Satu atau lebih", "Proses lain", "Selesai", "A", "B", "A.A", "{x}",
    "{", "- a", "a: b", '"q', "\n\n", "1", "menit", "hari kerja", "CLP.02.02", "é<b>&", "[x]", "#",
    "Pimpinan Unit Organisasi", "null", "~", "1.10", "Lampiran II.B.2.a.1", "\u202e", "x" * 300,
)  # fmt: skip
"""Texts that mean something somewhere, and those that YAML might take for something else."""


def scribble(page: Page, chance: random.Random) -> None:
    """Change something in a page."""
    rows: list[dict[str, Any]] = page.rows
    match chance.randrange(6):
        case 0:
            cells = {
                key: chance.choice(WORDS) for key in chance.sample(STEP_KEYS, chance.randint(0, 5))
            }
            page.insert(chance.randrange(len(rows) + 1), **cells)
        case 1 if len(rows) > 1:
            rows.pop(chance.randrange(len(rows)))
        case 2:
            rows.insert(chance.randrange(len(rows)), rows.pop(chance.randrange(len(rows))))
        case 3:
            people = chance.choice(page.state["pelaku"])
            people[chance.choice(list(people))] = chance.choice(WORDS)
        case 4:
            page.state["isian"][chance.choice(list(page.state["isian"]))] = chance.choice(WORDS)
        case _:
            chance.choice(rows)["sel"][chance.choice(STEP_KEYS)] = chance.choice(WORDS)


@pytest.mark.parametrize("seed", range(16))
def test_any_edit_is_drawn_or_told(workshop: Workshop, seed: int) -> None:
    chance = random.Random(seed)
    page = Page(page_of(workshop, FILE))
    for _ in range(1 + seed % 4):
        scribble(page, chance)
    sent = Sent.model_validate(page.sent())
    before = (workshop.project.defs / FILE).read_bytes()
    drawn, found = workshop.picture(sent), workshop.findings(sent)
    told = [*found["temuan"], *found["lain"]]
    grave = [one for one in told if one["tingkat"] == "galat"]
    assert (drawn["gambar"] is None) == (found["gambar"] is None)
    assert found["gambar"] is not None or grave
    try:
        save(workshop, sent)
    except UnsavedError:
        assert (workshop.project.defs / FILE).read_bytes() == before
    else:
        assert not grave
        again = Page(page_of(workshop, FILE))
        assert workshop.read(Sent.model_validate(again.sent())).taken.findings == ()
