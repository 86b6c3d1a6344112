"""The lock files: one version of every project, and the digests of its files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from packaging.markers import Marker
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_PIN = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\]+?))?\s*$")
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Pin:
    """One project of a lock file."""

    name: str
    """The normalised name."""
    version: str
    marker: str
    """Where it is needed, in the language of markers; empty for everywhere."""
    digests: tuple[str, ...]
    """SHA-256 of every file that may be installed."""

    def requirement(self) -> str:
        """The pin as pip reads it, without the marker, which is about another machine."""
        return " ".join(
            [f"{self.name}=={self.version}", *(f"--hash=sha256:{d}" for d in self.digests)]
        )

    def is_for(self, python: str) -> bool:
        """Whether 64-bit Windows needs it with a Python such as ``3.12``."""
        return not self.marker or Marker(self.marker).evaluate(_windows(python))


def read(path: Path) -> dict[str, Pin]:
    """The pins of a lock file, by name.

    Raises:
        ValueError: when a line is not understood, or a pin has no digest.
    """
    entries = path.read_text("utf-8").replace("\\\n", " ").splitlines()
    pins = (_pin(entry) for entry in entries if entry.strip() and not entry.startswith("#"))
    return {pin.name: pin for pin in pins}


def _pin(entry: str) -> Pin:
    head, *rest = entry.split("--hash=", 1)
    found = _PIN.match(head.strip())
    digests = tuple(_DIGEST.findall("--hash=" + "".join(rest)))
    if not found or not digests:
        raise ValueError(f"no pin with digests: {entry[:80]}")
    return Pin(
        canonicalize_name(found["name"]), found["version"], (found["marker"] or "").strip(), digests
    )


def requirements(pins: Iterable[Pin]) -> str:
    """A file of requirements for pip."""
    return "".join(f"{pin.requirement()}\n" for pin in pins)


def _windows(python: str) -> dict[str, str]:
    return {
        "implementation_name": "cpython",
        "implementation_version": f"{python}.0",
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_release": "10",
        "platform_system": "Windows",
        "platform_version": "10.0",
        "python_full_version": f"{python}.0",
        "python_version": python,
        "sys_platform": "win32",
    }
