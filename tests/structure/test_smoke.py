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


def test_only_tests_of_the_smoke_set_are_slow_and_few_of_them() -> None:
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in modules("tests")
    }
    slow = {name: text.count(SLOW) for name, text in texts.items() if SLOW in text}
    assert slow
    assert [name for name in slow if not name.startswith(tuple(smoke()))] == []
    of_set = [text for name, text in texts.items() if name.startswith(tuple(smoke()))]
    tests = sum(len(re.findall(r"^def test_", text, re.MULTILINE)) for text in of_set)
    assert sum(slow.values()) < tests / 20
