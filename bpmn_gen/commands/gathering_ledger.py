"""Remembers what was taken in from offices, so that a change on either side can be told."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

LEDGER = ".bpmn-gen-gabung.json"
"""Name of the ledger in the folder of the project."""
FORMAT = 1
"""Raised when the meaning of the ledger changes; an older one then counts as empty."""
Ledger: TypeAlias = "dict[str, dict[str, tuple[str, str]]]"
"""By folder of the office and file: the digest of what was sent, and of what was written."""


def read_ledger(root: Path) -> Ledger:
    """What was taken in last; nothing where it cannot be read, because then all is compared."""
    try:
        data = json.loads((root / LEDGER).read_bytes())
        if data["format"] != FORMAT:
            return {}
        return {
            str(slug): {str(name): (str(sent), str(made)) for name, (sent, made) in files.items()}
            for slug, files in data["units"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def ledger_bytes(known: Ledger) -> bytes:
    """The ledger as a file."""
    return json.dumps({"format": FORMAT, "units": known}, indent=1, sort_keys=True).encode()


def digest(data: bytes) -> str:
    """What tells whether a file is still the same."""
    return hashlib.sha256(data).hexdigest()
