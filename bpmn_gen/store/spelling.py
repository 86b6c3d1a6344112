"""Paths as people type them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_PLAIN_PATH = re.compile(r"[\w./\\:-]+")
"""Paths that every command line takes as one word without quotes."""


def typed(path: Path) -> str:
    """A path as it is typed in a command: in double quotes, which Windows understands as well."""
    return typed_word(path.as_posix())


def typed_word(word: str) -> str:
    """A word as it is typed in a command."""
    return word if _PLAIN_PATH.fullmatch(word) else f'"{word}"'
