"""The same definitions give the same bytes, however and wherever they are built."""

import os
import re
from pathlib import Path

import pytest

from tests.conftest import ALONE
from tests.running import KECAMATAN, ROOT, few_definitions, run, snapshot

TO_OTHERS = re.compile(rb'(?<=<span>)<a href="[^"]*">[^<]* pada unit lain</a>(?=</span>)')
"""Leads from the page of a process to the same process elsewhere, where there is an elsewhere."""
ELSEWHERE = {"PYTHONHASHSEED": "4242", "TZ": "Asia/Jakarta", "LC_ALL": "C"}


@pytest.mark.slow
def test_job_count_hash_seed_folder_and_language_do_not_matter(
    few_built: Path, tmp_path: Path
) -> None:
    definitions, other = few_definitions(tmp_path), tmp_path / "other"
    what = ("--folder-definisi", definitions, "--folder-hasil", other, *KECAMATAN, "--pekerja", "3")
    done = run(*what, cwd=tmp_path, **ELSEWHERE)
    assert done.returncode == 0, done.stderr
    assert len(snapshot(few_built)) > 50
    assert snapshot(few_built) == snapshot(other)


def test_a_unit_type_alone_is_what_it_is_among_all_others(built: Path, tmp_path: Path) -> None:
    """All processes in all formats, by one job; but for the link to the others."""
    folder = Path(os.environ.get(ALONE) or _made_alone(tmp_path))
    alone, among = (snapshot(output / "tipe-07") for output in (folder, built))
    assert len(alone) > 200
    unlike = [path for path in alone if alone[path] != TO_OTHERS.sub(b"", among[path])]
    assert unlike == []


def _made_alone(folder: Path) -> Path:
    """The kecamatan built by one job."""
    what = ("--folder-hasil", folder, *KECAMATAN, "--pekerja", "1")
    done = run(*what, cwd=ROOT, **ELSEWHERE)
    assert done.returncode == 0, done.stderr
    return folder
