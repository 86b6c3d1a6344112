"""Questions with their answers as statements: "Cocok?" and "Tidak" become "Tidak cocok".

Where only the words could tell where a "tidak" belongs, question and answer stand side by side.
"""

from __future__ import annotations

from bpmn_gen.compiler.sentences import inside
from bpmn_gen.definition.text import capitalised

_ASKING = "Apakah "
_YES, _NO = "Ya", "Tidak"
_OPENING = frozenset(
    {"Ada", "Perlu", "Dapat", "Bisa", "Boleh", "Setuju", "Sesuai", "Memenuhi", "Tercapai",
     "Termasuk", "Terdapat", "Layak", "Lengkap", "Benar", "Cocok", "Memerlukan", "Membutuhkan"}
)  # fmt: skip
"""Words that say something of what follows or went before, so that "tidak" stands before them."""
_PLAIN = 2
"""Words of a question that names a thing and asks for a property of it, as "Berkas lengkap?"."""


def answered(question: str, answer: str) -> str:
    """What a decision says by one of its answers."""
    words = question.rstrip("? ").removeprefix(_ASKING)
    if not words:
        return answer
    first, *rest = words.split()
    if answer not in {_YES, _NO} or not (first in _OPENING or len(rest) < _PLAIN):
        return f"{question.rstrip('? ')}? {answer}"
    words = capitalised(words)
    if answer == _YES:
        return words
    if first in _OPENING or not rest:
        return f"Tidak {inside(words)}"
    return f"{words.partition(' ')[0]} tidak {rest[0]}"
