"""Remembers what was taken in from offices, so that a change on either side can be told."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bpmn_gen.definition.value import Value

LEDGER = ".bpmn-gen-gabung.json"
"""Name of the ledger in the folder of the project."""
FORMAT = 2
"""Raised when the meaning of the ledger changes; an older one then counts as empty."""


@dataclass(slots=True)
class Ledger:
    """What was taken in last."""

    digests: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    """By folder of the office and file: the digest of what was sent, and of what was written."""
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    """By folder of the office and file: what a file of a process held that was sent."""
    merged: dict[str, dict[str, Value]] = field(default_factory=dict)
    """By folder of the office: what its own file took over from the list of units."""


def read_ledger(root: Path) -> Ledger:
    """What was taken in last; nothing where it cannot be read, because then all is compared."""
    try:
        data = json.loads((root / LEDGER).read_bytes())
        if data["format"] != FORMAT:
            return Ledger()
        digests = {
            str(slug): {str(name): (str(sent), str(made)) for name, (sent, made) in files.items()}
            for slug, files in data["units"].items()
        }
        merged = {str(slug): _pairs(known) for slug, known in data["merged"].items()}
        texts = {
            str(slug): {str(name): str(text) for name, text in files.items()}
            for slug, files in data.get("texts", {}).items()
        }
        return Ledger(digests, texts, merged)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Ledger()


def _pairs(known: Mapping[str, object]) -> dict[str, Value]:
    """What was taken over; the ledger may have been tampered with.

    Raises:
        AttributeError: when it is no mapping.
    """
    return {str(key): _value(value) for key, value in known.items()}


def _value(value: object) -> Value:
    """A value with texts in it alone."""
    if isinstance(value, dict):
        return _pairs(value)
    return [_value(item) for item in value] if isinstance(value, list) else str(value)


def ledger_bytes(known: Ledger) -> bytes:
    """The ledger as a file."""
    data = {
        "format": FORMAT,
        "units": known.digests,
        "texts": known.texts,
        "merged": known.merged,
    }
    return json.dumps(data, indent=1, sort_keys=True).encode()


def digest(data: bytes) -> str:
    """What tells whether a file is still the same."""
    return hashlib.sha256(data).hexdigest()
