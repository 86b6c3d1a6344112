"""bpmn-moddle reads every file without a warning; bpmnlint:recommended has nothing to say."""

import json
from collections.abc import Callable
from pathlib import Path

LEAST_RULES = 20


def test_no_errors_and_no_warnings(node: Callable[..., str], all_paths: list[Path]) -> None:
    found = json.loads(node("lint.mjs", all_paths))
    assert len(found["rules"]) >= LEAST_RULES
    assert found["files"].keys() == {str(path) for path in all_paths}
    assert {path: said for path, said in found["files"].items() if said} == {}
