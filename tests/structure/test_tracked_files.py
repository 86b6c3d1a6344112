"""Version control holds the project's own sources, and nothing that belongs to one machine."""

import re

import pytest

from tests.structure.tree import texts, tracked

FOREIGN = re.compile(
    r"\.(ttf|otf|woff2?|pyc|so|dll|exe|whl|jar|tar|gz|zip|pdf)$|(^|/)node_modules/|^(dist|build)/"
)

# Each in halves, so that this file does not find itself.
MACHINE = re.compile(
    "|".join(
        (
            r"(?<![\w.-])/" + r"(?:work|home|root|Users)/\w",
            r"[A-Z]:\\+" + r"Users\\",
            "py" + r"pi\.org",
            "pythonhosted" + r"\.org",
            "npm" + r"js\.(?:org|com)",
            "repo1?" + r"\.maven",
            "deb" + r"ian\.org",
            "/opt/" + "wheels",
        )
    )
)


@pytest.fixture(scope="module", autouse=True)
def _checkout() -> None:
    if not tracked():
        pytest.skip("not a checkout")


def test_the_sources_are_found() -> None:
    assert len(tracked()) > 60
    assert "pyproject.toml" in tracked()
    assert "bpmn_gen/__init__.py" in texts()


def test_no_generated_or_foreign_files() -> None:
    assert [path for path in tracked() if FOREIGN.search(path)] == []


def test_output_is_not_tracked() -> None:
    kept = {"output/.gitkeep", "output/.gitignore", "output/README.md"}
    assert [p for p in tracked() if p.startswith("output/") and p not in kept] == []


def test_office_files_are_only_templates() -> None:
    office = [path for path in tracked() if path.endswith((".docx", ".xlsx", ".dotx"))]
    assert [path for path in office if not path.startswith("templates/")] == []


def test_no_machine_paths_or_registry_hosts() -> None:
    assert texts()
    found = [
        f"{path}:{number}: {line.strip()[:100]}"
        for path, text in texts().items()
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert found == []


def test_text_files_end_their_lines_the_same_way() -> None:
    assert [path for path, text in texts().items() if "\r" in text] == []
    assert [path for path, text in texts().items() if text and not text.endswith("\n")] == []
