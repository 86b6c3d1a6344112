"""Starts Python so that nothing else on the laptop leads it elsewhere, always in the same way.

``PYTHONHOME`` and ``PYTHONPATH`` of another program, settings of pip, or a file ``yaml.py`` in the
folder of a project would otherwise be taken for ours.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def isolated(python: Path | str, *arguments: str) -> list[str]:
    """The command that starts a Python which looks only into its own folders."""
    return [str(python), "-I", "-X", "utf8", *arguments]


def surroundings() -> dict[str, str]:
    """The environment without settings that would lead a Python elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"PYTHONUTF8": "1"}


def without_settings_of_pip() -> dict[str, str]:
    """The same without what the office has set for pip, which would fetch from its index."""
    kept = {name: value for name, value in surroundings().items() if not name.startswith("PIP_")}
    return kept | {"PIP_CONFIG_FILE": os.devnull}
