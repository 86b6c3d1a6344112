"""The ids of a foreign file in a form that every tool accepts: ASCII, short, each used once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpmn_gen.diagnostics import Span
from bpmn_gen.foreign.semantics import line_of, local, reference
from bpmn_gen.model.ids import IdSpace, slug

if TYPE_CHECKING:
    from lxml import etree

    from bpmn_gen.diagnostics import Findings
    from bpmn_gen.foreign.semantics import Semantics

_FIT: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,254}")
"""An id that every tool accepts: ASCII, and at most 255 characters, because engines refuse more."""


class FileIds:
    """Our id of everything in a file; ids that every tool accepts stay as they are."""

    def __init__(self, root: etree._Element, semantics: Semantics) -> None:
        """Settle the ids of all BPMN elements of a file.

        Where several elements have one id, the element that references mean keeps it.  That is the
        drawn element, if one of them is drawn.  The others get new ids, also in the XML.
        """
        self._space = IdSpace()
        self._ours: dict[str, str] = {}
        self.repeated: list[tuple[str, int]] = []
        """Ids that stood at a second element, with the line of that element."""
        owners = semantics.elements
        elements = [element for element in root.iter() if local(element) and element.get("id")]
        fit = [element for element in elements if _FIT.fullmatch(element.get("id") or "")]
        for raw in dict.fromkeys(element.get("id") or "" for element in fit):
            self._ours[raw] = self._space.take(raw)
        seen: set[str] = set()
        for element in elements:
            raw = element.get("id") or ""
            if raw in seen or owners.get(raw, element) is not element:
                self.repeated.append((raw, line_of(element)))
                element.set("id", self.new(_fitted(raw)))
                continue
            seen.add(raw)
            if raw not in self._ours:
                self._ours[raw] = self._space.take(slug(raw))

    def of(self, raw: str | None) -> str:
        """Our form of an id or of a reference to it; empty for none."""
        ident = reference(raw)
        return self._ours.get(ident) or (_fitted(ident) if ident else "")

    def new(self, wanted: str) -> str:
        """A new id, like the wanted one, that nothing in the file has."""
        made = self._space.take(wanted)
        self._ours[made] = made
        return made

    def report(self, findings: Findings, path: str) -> None:
        """Warn of ids that stood at several elements."""
        for raw, line in self.repeated:
            findings.warning("duplicate-id", f"id '{raw}' dipakai dua kali", Span(path, line))


def _fitted(raw: str) -> str:
    """An id in a form that every tool accepts."""
    return raw if _FIT.fullmatch(raw) else slug(raw)
