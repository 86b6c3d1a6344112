"""The same definitions give the same bytes, however and wherever they are built."""

from pathlib import Path

from tests.running import ROOT, copy_definitions, run, snapshot

WHAT = ("build", "--tipe", "7")


def test_job_count_hash_seed_folder_and_language_do_not_matter(tmp_path: Path) -> None:
    definitions = copy_definitions(tmp_path)
    first, second = tmp_path / "first", tmp_path / "second"
    one = run("--defs", ROOT / "process_defs", "--output", first, *WHAT, "--jobs", "1",
              PYTHONHASHSEED="0", TZ="UTC")  # fmt: skip
    other = run("--defs", definitions, "--output", second, *WHAT, "--jobs", "3", cwd=tmp_path,
                PYTHONHASHSEED="4242", TZ="Asia/Jakarta", LC_ALL="C")  # fmt: skip
    assert (one.returncode, other.returncode) == (0, 0), one.stderr + other.stderr
    assert len(snapshot(first)) > 10
    assert snapshot(first) == snapshot(second)
