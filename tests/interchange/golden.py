"""What the round trip of each reference model keeps and loses, as text.

``python -m tests.interchange.golden`` prints it; ``miwg.txt`` holds what was last looked through.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import Findings
from bpmn_gen.interchange import import_bpmn

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "miwg"
MODELS = sorted(CORPUS.glob("*.bpmn"))
GOLDEN = Path(__file__).with_name("miwg.txt")


def summary() -> str:
    """One line a model, then one line for everything that is not as it was."""
    return "\n".join(line for path in MODELS for line in _lines(path)) + "\n"


def _lines(path: Path) -> Iterator[str]:
    made = import_bpmn(path.read_bytes(), Findings())
    assert made is not None
    it = made.comparison
    yield (
        f"{path.stem}: kept {sum(it.kept.values())}, in words {len(it.in_words)}, "
        f"changed {len(it.changed)}, lost {len(it.lost)}, details {sum(it.details.values())}, "
        f"additions {sum(it.extensions.values())}, "
        f"drawing {'kept' if made.is_drawing_kept else 'anew'}"
    )
    yield from (f"  in words {one.kind} {one.id}" for one in it.in_words)
    for change in it.changed:
        how = "in words" if change.in_words else "changed"
        yield f"  {how} {change.what} of {change.element.kind} {change.element.id}"
    yield from (f"  lost {one.kind} {one.id}" for one in it.lost)


if __name__ == "__main__":
    import sys

    sys.stdout.write(summary())
