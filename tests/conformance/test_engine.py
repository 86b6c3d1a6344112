"""SpiffWorkflow walks every branch of every file to an end."""

from itertools import groupby
from pathlib import Path

from tests.conformance.walking import Walker


def test_every_branch_comes_to_an_end(paths: list[Path]) -> None:
    walked = 0
    complaints: list[str] = []
    for folder, group in groupby(paths, key=lambda path: path.parent.parent):
        walker = Walker(list(group))
        assert walker.processes
        for process in walker.processes:
            complaints += [f"{folder.name}: {text}" for text in walker.complaints(process)]
            walked += 1
    assert walked >= len(paths)
    assert complaints == []
