"""``make check`` runs tests that there are, and leaves out no more than a few of them."""

import re

from tests.structure.tree import ROOT, modules

MAKEFILE = (ROOT / "Makefile").read_text("utf-8").replace("\\\n", " ")
SLOW = "@pytest.mark." + "slow"
"""Written in halves, so that this file does not find itself."""


def smoke() -> list[str]:
    """The files and folders of the smoke set."""
    found = re.search(r"^SMOKE := (.*)$", MAKEFILE, re.MULTILINE)
    assert found
    return found[1].split()


def test_the_smoke_set_is_there_and_leaves_out_what_is_slow() -> None:
    assert len(smoke()) > 3
    assert [name for name in smoke() if not (ROOT / name).exists()] == []
    assert '--quiet -m "not slow" $(SMOKE) $(ARGS)' in MAKEFILE


def test_few_tests_of_the_smoke_set_are_slow() -> None:
    """Whatever is slow is left out of it; elsewhere the mark says what a run begins with."""
    inside = [
        path.read_text("utf-8")
        for path in modules("tests")
        if path.relative_to(ROOT).as_posix().startswith(tuple(smoke()))
    ]
    slow = sum(text.count(SLOW) for text in inside)
    tests = sum(len(re.findall(r"^def test_", text, re.MULTILINE)) for text in inside)
    assert 0 < slow < tests / 20
