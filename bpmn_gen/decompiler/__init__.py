"""From a BPMN model back to a definition: a draft that people complete and check.

``shape`` makes plain what flows mean, ``regions`` finds parallel blocks and an order, ``actors``
and ``steps`` put it into the author's words, ``yaml_text`` writes it.  Compiling the draft of one
of the project's own files gives the same model again.
"""

from __future__ import annotations

from bpmn_gen.decompiler.drafting import Draft, Refusal, drafts_of

__all__ = ["Draft", "Refusal", "drafts_of"]
