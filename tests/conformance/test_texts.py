"""In a real browser, words stay whole and texts in their shapes, whatever is written."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from bpmn_gen.bpmn_file.writer import write_bpmn
from bpmn_gen.diagnostics import Findings
from bpmn_gen.layout import lay_out
from bpmn_gen.relayout import relayout
from tests.browser import SHARED
from tests.conformance.bpmn import File
from tests.conformance.drawn_texts import Drawn, faults, is_broken
from tests.interchange.golden import MODELS
from tests.layout.models import random_definitions
from tests.relayout.files import random_file
from tests.writing.test_examples import EXAMPLES, model_of

OWN = 30
"""Random processes of our own that are drawn."""
FOREIGN = 40
"""Random files of others that are laid out again."""


def test_a_hyphen_and_a_space_break_no_word() -> None:
    assert not is_broken("Mengisi e-Kinerja bulanan", ["Mengisi e-", "Kinerja ", "bulanan"])
    assert is_broken("Menyesuaikan SOP?", ["Menyesuaika", "n SOP?"])


def test_own_and_foreign_files_of_any_kind(
    node: Callable[..., str], chromium: str, tmp_path: Path
) -> None:
    paths = []
    for number, data in enumerate([*_examples(tmp_path), *_files()]):
        paths.append(tmp_path / f"{number}.bpmn")
        paths[-1].write_bytes(data)
    seen: dict[str, Drawn] = json.loads(node("browser.mjs", paths, chromium, SHARED))
    assert sum(len(drawn["texts"]) for drawn in seen.values()) > 1000
    found = {path: faults(File(Path(path)), drawn) for path, drawn in seen.items()}
    assert {path: said for path, said in found.items() if said} == {}


def _examples(folder: Path) -> Iterator[bytes]:
    """The example services, with pools for those who are no office."""
    for path in EXAMPLES:
        model = model_of(path, folder / path.stem)
        yield write_bpmn(model, lay_out(model))


def _files() -> Iterator[bytes]:
    """Random files of our own and of others, and the reference models."""
    for seed in range(OWN):
        rng = Random(seed)
        definitions = random_definitions(
            rng, size=rng.choice((3, 8, 14)), phases=seed % 4, beside=seed % 2
        )
        yield write_bpmn(definitions, lay_out(definitions))
    for seed in range(FOREIGN):
        data = random_file(Random(seed), seed % 4, 1 + seed % 8).encode()
        yield relayout(data, Findings())
    for model in MODELS:
        yield relayout(model.read_bytes(), Findings())
