"""Finds the place in a file that a schema complains about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bpmn_gen.definition.raw import span_of
from bpmn_gen.definition.schema.base import Items, Keys
from bpmn_gen.diagnostics import Span

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


@dataclass(frozen=True, slots=True)
class Complaint:
    """One error of a schema, with what stands at its place."""

    kind: str
    facts: dict[str, Any]
    path: tuple[str | int, ...]
    """Keys and positions that lead to the value, without pydantic's own additions."""
    parent: Any
    value: Any
    """What was written there; None when nothing was."""

    @property
    def allowed(self) -> tuple[str, ...]:
        """Keys that the object around the value may have."""
        model = self.parent.model if isinstance(self.parent, Keys) else None
        return tuple(model.model_fields) if model else ()

    @property
    def key(self) -> str:
        """The last key on the way."""
        return next((str(part) for part in reversed(self.path) if isinstance(part, str)), "")

    @property
    def span(self) -> Span:
        """Where the value stands, else the key, else the nearest thing around."""
        return span_of(self.value) or self.key_span

    @property
    def key_span(self) -> Span:
        """Where the key stands, else the object around it."""
        if isinstance(self.parent, Keys) and self.path:
            return self.parent.key_spans.get(str(self.path[-1]), self.parent.span)
        return span_of(self.parent) or Span("")


def locate(error: ErrorDetails, root: object) -> Complaint:
    """Follow pydantic's location through what was written."""
    parent: object = None
    value = root
    path: list[str | int] = []
    for part in error["loc"]:
        found, here = step_into(value, part)
        if found:
            parent, value = value, here
            path.append(part)
    if error["type"] == "missing":
        parent, value = value, None
        path.append(error["loc"][-1])
    return Complaint(error["type"], dict(error.get("ctx") or {}), tuple(path), parent, value)


def step_into(value: object, part: str | int) -> tuple[bool, object]:
    """Go to a key or position if there is one; tags of unions lead nowhere."""
    if isinstance(value, Keys) and part in value:
        return True, value[str(part)]
    if isinstance(value, Items) and isinstance(part, int) and part < len(value):
        return True, value[part]
    return False, None
