"""Foreign files as we write them: a real browser imports them without a word."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn
from tests.browser import SHARED
from tests.interchange.golden import MODELS


@pytest.mark.skipif(not MODELS, reason="the corpus is not here")
def test_bpmn_js_imports_every_reference_model(
    node: Callable[..., str], chromium: str, tmp_path: Path
) -> None:
    paths = []
    for anew in (False, True):
        for model in MODELS:
            made = import_bpmn(model.read_bytes(), Findings(), anew=anew)
            assert made is not None
            paths.append(tmp_path / f"{model.stem}-{anew}.bpmn")
            paths[-1].write_bytes(made.data)
    seen = json.loads(node("browser.mjs", paths, chromium, SHARED))
    said = {path: item["warnings"] + item["trouble"] for path, item in seen.items()}
    assert said == {str(path): [] for path in paths}
