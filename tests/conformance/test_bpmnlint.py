"""bpmn-moddle reads every file without a warning; bpmnlint has nothing to say about any.

Files for an engine are held to the rules of that engine as well.
"""

import json
from collections.abc import Callable
from pathlib import Path

LEAST_RULES = {".bpmn": 20, ".camunda7.bpmn": 21, ".camunda8.bpmn": 60}


def test_no_errors_and_no_warnings(node: Callable[..., str], all_paths: list[Path]) -> None:
    found = json.loads(node("lint.mjs", all_paths))
    for ending, least in LEAST_RULES.items():
        assert len(found["rules"][ending]) >= least
    assert found["files"].keys() == {str(path) for path in all_paths}
    assert {path: said for path, said in found["files"].items() if said} == {}
