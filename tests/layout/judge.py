"""The independent judge of layouts, where it is present beside the project."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

_PLACE = Path(__file__).resolve().parents[3] / "shared" / "tools" / "layout_metrics.py"
NOT_GATES = {"crossings", "edge_overlaps_raw", "implied_label_overlaps"}
"""Counted by the judge, but sometimes unavoidable or harmless."""


def load_judge() -> ModuleType | None:
    """The judge's module, or none where it is absent."""
    spec = importlib.util.spec_from_file_location("layout_metrics", _PLACE)
    if not _PLACE.is_file() or spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    import sys  # dataclasses look their module up by name while it is loaded

    sys.modules["layout_metrics"] = module
    spec.loader.exec_module(module)
    return module


def missed(judge: ModuleType, data: bytes) -> dict[str, object]:
    """What misses a gate in a BPMN file."""
    result = judge.measure(data, details=True)
    return {
        gate: result["details"].get(gate, result[gate])
        for gate in judge.DEFECTS
        if result[gate] and gate not in NOT_GATES
    }
