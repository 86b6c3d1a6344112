"""``python -m paket``: makes the zip for Windows in ``dist/``; ``make paket`` calls it."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from packaging.utils import parse_wheel_filename

from paket import bundle, interpreter, lock, wheels

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
LIMIT = 90_000_000
"""Bytes of a bundle that still comes by mail and over the slow lines of an office."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the bundle; returns the exit code."""
    asked = _asked(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        try:
            gathered = wheels.gather(ROOT, Path(temporary) / "wheels")
            bringer = _bringer(asked.python, Path(temporary))
        except subprocess.CalledProcessError as error:
            print(
                f"pip could not fetch or make a wheel (exit code {error.returncode})",
                file=sys.stderr,
            )
            return 1
        except ValueError as error:
            print(error, file=sys.stderr)
            return 1
        site = asked.site if (asked.site / "index.html").is_file() else None
        if site is None:
            print(f"the bundle goes without documentation: {asked.site} is not there (make docs)")
        sources = bundle.Sources(gathered, bringer, ROOT / "LICENSE", ROOT / wheels.LOCK, site)
        content = bundle.zipped(bundle.made(sources))
    return _written(asked.into, gathered, content)


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m paket", description=__doc__)
    parser.add_argument("--into", type=Path, default=ROOT / "dist", help="folder of the zip")
    parser.add_argument(
        "--python",
        type=Path,
        default=os.environ.get("PYTHON_WINDOWS") or None,
        help="archive of a Python for 64-bit Windows (python-build-standalone install_only, or the"
        " zip of the NuGet package) to take along instead of uv; also PYTHON_WINDOWS",
    )
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="built documentation")
    return parser.parse_args(arguments)


def _bringer(archive: Path | None, folder: Path) -> interpreter.Bringer:
    if archive:
        return interpreter.copied(archive)
    pin = lock.read(ROOT / "requirements-dev.lock")["uv"]
    folder.mkdir(exist_ok=True)
    return interpreter.fetching(wheels.fetch_one(folder, pin))


def _written(into: Path, gathered: Sequence[Path], content: bytes) -> int:
    [version] = {
        parsed[1]
        for parsed in (parse_wheel_filename(p.name) for p in gathered)
        if parsed[0] == bundle.OWN
    }
    into.mkdir(parents=True, exist_ok=True)
    path = into / f"peta-proses-bisnis-{version}-win64.zip"
    part = path.with_suffix(".part")
    part.write_bytes(content)
    shutil.move(part, path)
    print(f"{path}: {len(content) / 1e6:.1f} MB")
    if len(content) > LIMIT:
        print(f"that is more than {LIMIT / 1e6:.0f} MB", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
