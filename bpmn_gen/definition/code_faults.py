"""Why a text cannot be a code, for definitions and commands alike."""

from __future__ import annotations

from bpmn_gen.definition.schema.types import MAX_ID, is_code
from bpmn_gen.model.ids import is_device

EXAMPLE = "CLP.02.02"


def fault_of_code(text: str, example: str = EXAMPLE) -> tuple[str, str]:
    """What is wrong with a code, and what to write instead; two empty texts where it is one.

    Args:
        text: what was written.
        example: a code to be shown.
    """
    if is_code(text):
        return "", ""
    if is_device(text):
        name, dot, rest = text.partition(".")
        name = name.strip(" :")
        why = f"'{name}' dipakai Windows, dan kode menjadi nama folder"
        meant = f"{name}U{dot}{rest}"
        return why, f"pakai huruf lain, misalnya {meant if is_code(meant) else example}"
    if len(text) > MAX_ID:
        return f"panjangnya {len(text)} huruf", f"pakai paling banyak {MAX_ID} huruf"
    why = "kode terdiri dari huruf, angka, dan titik di antaranya"
    return why, f"pakai huruf, angka dan titik, misalnya {example}"
