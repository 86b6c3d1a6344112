"""The project's own files, as the structure tests look at them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def modules(*folders: str) -> tuple[Path, ...]:
    """All Python files below some folders of the project, in order."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return tuple(sorted(path for path in found if "node_modules" not in path.parts))


@cache
def parsed(path: Path) -> ast.Module:
    """The code of a file, which several tests look at."""
    return ast.parse(path.read_text("utf-8"))


@cache
def tracked() -> tuple[str, ...]:
    """The paths of all files under version control that are present; () outside a checkout."""
    if not (ROOT / ".git").exists():
        return ()
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "-C", str(ROOT), "ls-files", "-z"],
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(path for path in listed.stdout.split("\0") if path and (ROOT / path).is_file())


@cache
def texts() -> dict[str, str]:
    """The content of every tracked file that is text, by its path."""
    found: dict[str, str] = {}
    for path in tracked():
        content = (ROOT / path).read_bytes()
        if b"\0" not in content:
            found[path] = content.decode("utf-8")
    return found
