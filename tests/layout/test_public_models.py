"""The lists of public models, and how they are found in a folder."""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bench.model_list import Listed, found, listed

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = b"<definitions/>"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@pytest.mark.parametrize("name", ["models", "fixtures"])
def test_list_says_where_each_model_is(name: str) -> None:
    models = listed(name)
    assert [(one.repository, one.path) for one in models] == sorted(
        (one.repository, one.path) for one in models
    )
    assert len({one.digest for one in models}) == len(models)
    for one in models:
        assert re.fullmatch(r"[\w.-]+/[\w.-]+", one.repository)
        assert re.fullmatch(r"[0-9a-f]{40}", one.commit)
        assert re.fullmatch(r"[0-9a-f]{64}", one.digest)
        assert one.path.lower().endswith((".bpmn", ".bpmn2"))


def test_list_keeps_to_its_rule() -> None:
    models = listed("models")
    assert len(models) >= 500
    assert max(Counter(one.repository for one in models).values()) <= 20
    assert not {one.digest for one in models} & {one.digest for one in listed("fixtures")}


def test_model_is_found_by_its_digest_under_any_name(tmp_path: Path) -> None:
    model = Listed("some/where", "0" * 40, "a.bpmn", DIGEST)
    other = Listed("some/where", "0" * 40, "b.bpmn", "f" * 64)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "renamed.bpmn2").write_bytes(CONTENT)
    (tmp_path / "b.bpmn").write_bytes(b"changed since")
    assert found([model, other], tmp_path) == {DIGEST: CONTENT}


def test_model_is_found_in_the_history_of_a_clone(tmp_path: Path) -> None:
    clone = tmp_path / "some" / "where"
    clone.mkdir(parents=True)
    (clone / "a.bpmn").write_bytes(CONTENT)

    def git(*command: str) -> str:
        settings = ["-c", "user.name=N", "-c", "user.email=n@example.org"]
        done = subprocess.run(
            ["git", *settings, *command], cwd=clone, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    git("init", "-q")
    git("add", "a.bpmn")
    git("commit", "-q", "-m", "one")
    commit = git("rev-parse", "HEAD")
    (clone / "a.bpmn").write_bytes(b"changed since")
    assert found([Listed("some/where", commit, "a.bpmn", DIGEST)], tmp_path) == {DIGEST: CONTENT}
    assert found([Listed("some/where", "0" * 40, "a.bpmn", DIGEST)], tmp_path) == {}
