"""SpiffWorkflow walks every branch of every file to an end, all its pools together."""

from itertools import groupby
from pathlib import Path

from tests.conformance.walking import Walker


def test_every_branch_comes_to_an_end(paths: list[Path]) -> None:
    walked = together = 0
    complaints: list[str] = []
    for folder, group in groupby(paths, key=lambda path: path.parent.parent):
        walker = Walker(list(group))
        assert walker.files
        for file in walker.files:
            complaints += [f"{folder.name}: {text}" for text in walker.complaints(file)]
            walked += 1
            together += len(file.pools) > 1
    assert complaints == []
    assert walked == len(paths)
    assert together > 10
