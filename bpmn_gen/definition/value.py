"""What a definition holds, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
"""Texts, lists, and pairs of key and value."""
