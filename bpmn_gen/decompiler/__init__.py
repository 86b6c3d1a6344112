"""From a BPMN model back to a definition: a draft that people complete and check.

1. ``drafting`` makes one draft for each process, or says why there can be none.
2. ``plain_flow`` turns the flow of a process into ``knots``: steps, decisions, splits, ends.
3. ``regions`` finds parallel blocks and puts the knots in an order, with the graph questions of
   ``orders``.
4. ``steps`` and ``actors`` put them into the author's words, with the names that ``catalogue``
   knows and the labels that ``remarks`` reads from documentation.
5. ``yaml_text`` writes the file.

Compiling the draft of one of the project's own files gives the same model again.
"""

from __future__ import annotations

from bpmn_gen.decompiler.drafting import DefinitionDraft, Refusal, drafts_of

__all__ = ["DefinitionDraft", "Refusal", "drafts_of"]
