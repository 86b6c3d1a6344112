"""The same definitions give the same bytes, however and wherever they are built."""

from pathlib import Path

from tests.running import KECAMATAN, copy_definitions, run, snapshot


def test_job_count_hash_seed_folder_and_language_do_not_matter(
    kecamatan: Path, tmp_path: Path
) -> None:
    definitions, other = copy_definitions(tmp_path), tmp_path / "other"
    done = run("--defs", definitions, "--output", other, *KECAMATAN, "--jobs", "3", cwd=tmp_path,
               PYTHONHASHSEED="4242", TZ="Asia/Jakarta", LC_ALL="C")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert len(snapshot(kecamatan)) > 10
    assert snapshot(kecamatan) == snapshot(other)
