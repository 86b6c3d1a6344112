"""Words for values of a wrong form: numbers, dates, ids, codes and words of a set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.definition.code_faults import fault_of_code
from bpmn_gen.definition.dates import told_date
from bpmn_gen.definition.examples import EXAMPLES
from bpmn_gen.definition.schema.types import MAX_ID, is_id
from bpmn_gen.diagnostics import Diagnostic, Severity, Span, did_you_mean

if TYPE_CHECKING:
    from bpmn_gen.definition.complaint import Complaint

MAX_QUOTED = 60
"""Characters of a wrong text that a message repeats."""


def bad_number(item: Complaint) -> Diagnostic:
    """What is no number from 1 to 999."""
    message = f"'{_named(item)}' bukan bilangan bulat dari 1 sampai 999"
    hint = "tulis dengan angka, misalnya 7"
    if "margin" in item.path:
        hint = "tulis angkanya saja, dalam milimeter, misalnya 25"
    return refused("bad-number", message, item.span, hint)


def bad_times(item: Complaint) -> Diagnostic:
    """What is no number of times."""
    message = f"'{_named(item)}' bukan bilangan yang dapat dipakai di sini"
    hint = "tulis dengan angka, misalnya 12 atau 2,5, tanpa titik ribuan dan tanpa satuan"
    return refused("bad-number", message, item.span, hint)


def bad_share(item: Complaint) -> Diagnostic:
    """What is no share of the whole."""
    message = f"'{_named(item)}' bukan persen dari 0% sampai 100%"
    return refused("bad-number", message, item.span, "tulis dengan tanda persen, misalnya 20%")


def bad_unit_type(item: Complaint) -> Diagnostic:
    """What is no unit type."""
    word = _named(item)
    hints = did_you_mean(word, ["semua"]) or (
        "tulis 'semua', nomor tipe, misalnya [1, 2, 7], atau nama unit",
    )
    return refused("bad-number", f"'{word}' bukan nomor tipe unit", item.span, *hints)


def bad_date(item: Complaint) -> Diagnostic:
    """What names no day."""
    message, hint = told_date(_named(item))
    return refused("bad-date", message, item.span, hint)


def bad_id(item: Complaint) -> Diagnostic:
    """What cannot be an id or a key."""
    word = str(item.facts["nilai"])
    message = f"'{shortened(word)}' tidak dapat menjadi kunci atau id"
    hint = "pakai huruf, angka dan garis bawah tanpa spasi, misalnya penilai_dituju"
    if len(word) > MAX_ID:
        message = f"'{shortened(word)}' terlalu panjang untuk kunci atau id: {len(word)} huruf"
        hint = f"pakai paling banyak {MAX_ID} huruf"
    elif is_id(meant := "_".join(re.findall(r"\w+", word))):
        hint = f"tulis tanpa spasi dan tanda lain: {meant}"
    at_value = item.kind == "kode" or item.path[-1:] == ("id",)
    return refused("bad-id", message, item.span if at_value else item.key_span, hint)


def bad_code(item: Complaint) -> Diagnostic:
    """What cannot be a code."""
    why, hint = fault_of_code(str(item.facts["nilai"]))
    message = f"'{_named(item)}' tidak dapat menjadi kode: {why}"
    return refused("bad-code", message, item.span, hint)


def bad_word(item: Complaint) -> Diagnostic:
    """What is not one of a few words."""
    word, known = _named(item), list(item.facts["pilihan"])
    hints = (*did_you_mean(word, known), f"pilihannya: {', '.join(known)}")
    return refused(
        "unknown-word", f"'{word}' bukan pilihan untuk '{shortened(item.key)}'", item.span, *hints
    )


def no_words(item: Complaint) -> Diagnostic:
    """What is no quotation of a regulation."""
    return refused(
        "no-words",
        f"'{shortened(item.key)}' berisi '{_named(item)}', bukan kata-kata peraturannya",
        item.span,
        f"tulis misalnya {EXAMPLES['opsional']}; bila tidak opsional, hapus kuncinya",
    )


def blank_value(item: Complaint) -> Diagnostic:
    """What was left blank."""
    return refused("empty-text", f"'{item.key}' belum diisi", item.span, *example_of(str(item.key)))


def _named(item: Complaint) -> str:
    """The wrong text."""
    return shortened(item.facts["nilai"])


def shortened(word: object, most: int = MAX_QUOTED) -> str:
    """A text, short enough for a message."""
    text = " ".join(str(word).split())
    return text if len(text) <= most else f"{text[:most]}..."


def refused(code: str, message: str, span: Span, *hints: str) -> Diagnostic:
    """An error at a place."""
    return Diagnostic(Severity.ERROR, code, message, span, hints)


def example_of(key: str) -> tuple[str, ...]:
    """The hint that shows how a key is written; empty for most keys."""
    return (f"tulis misalnya {EXAMPLES[key]}",) if key in EXAMPLES else ()
