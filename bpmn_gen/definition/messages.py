"""Turns a schema's complaints into findings: a sentence and a hint for each type of error.

Only the type of an error, its place and the facts of our own validators are taken from pydantic,
because its sentences are English and may change with any version.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from bpmn_gen.definition.complaint import Complaint
from bpmn_gen.definition.examples import ELSEWHERE, EXAMPLES, FOR_PROCESSES, SYNONYMS
from bpmn_gen.definition.raw import Broken, span_of
from bpmn_gen.definition.schema.base import Keys
from bpmn_gen.definition.schema.langkah import STEP_KEYS, step_keys
from bpmn_gen.definition.schema.proses import SIAPA
from bpmn_gen.definition.schema_words import KEYS
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Diagnostic, Severity, Span, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


MAX_QUOTED = 60
"""Characters of a wrong text that a message repeats."""
MAX_JOINED = 200
"""Characters of the longest text that a hint writes out as it was meant."""

_PLACEHOLDER = "bila teks diawali '{' untuk isian seperti {penilai}, apit seluruh teks dengan kutip"


def describe(complaint: Complaint) -> Diagnostic | None:
    """The finding for a complaint; None when the reader already reported the place."""
    if isinstance(complaint.value, Broken):
        return None
    return _WORDS.get(complaint.kind, _unexpected)(complaint)


def describe_blanks(under: str, keys: Keys) -> Iterator[Diagnostic]:
    """Findings for keys with nothing behind them that nothing else would notice."""
    told = frozenset[str]() if under in _FILLED else keys.bare
    if told:
        yield from _bare_keys(keys)
    for key, span in keys.blank.items():
        if key in told and ":" not in key:
            continue
        joined = (f"beri spasi sesudah titik dua: '{_short(key.replace(':', ': ', 1))}'",)
        hints = joined if ":" in key else ()
        if keys.model is not None and key not in keys.model.model_fields:
            item = Complaint("extra_forbidden", {}, (key,), keys, None)
            found = _unknown_key(item)
            yield replace(found, hints=hints or found.hints)
        elif keys.model is None and (hints or under in _FILLED):
            message = f"'{_short(key)}' belum diisi"
            yield _error("empty-text", message, span, *(hints or _example(under)))


_FILLED = frozenset({"cabang", "pelaku", "pihak", "ganti", "sisip_sebelum", "sisip_setelah"})
"""Keys with keys of the author's choice below them, which mean nothing without a value."""


def _bare_keys(keys: Keys) -> Iterator[Diagnostic]:
    """Findings for words in braces that YAML took for keys, because a comma stands before them."""
    before, run = "", list[str]()
    for key, following in zip_longest(keys.key_spans, list(keys.key_spans)[1:]):
        if key not in keys.bare or ":" in key:
            before, run = key, []
            continue
        run.append(key)
        if following in keys.bare and ":" not in following:
            continue
        message = f"'{_short(run[0])}' tidak punya titik dua dan nilai"
        span = keys.key_spans[run[0]]
        yield _error("bare-key", message, span, _how_to_join(before, keys.get(before), run))


def _how_to_join(before: str, value: object, run: list[str]) -> str:
    """What may have been meant by words without a colon."""
    if "=" in run[0]:
        return f"tulis titik dua, bukan '=': '{_short(re.sub(' *= *', ': ', run[0], count=1))}'"
    if not isinstance(value, Text):
        return "tulis 'kunci: nilai'; teks yang memuat koma diapit tanda kutip"
    if value.isdecimal() and run[0].isdecimal():
        return f"tulis bilangan bulat tanpa koma: {before}: {value}"
    whole = ", ".join((value, *run))
    return f"apit teks yang memuat koma dengan tanda kutip: {before}: '{_short(whole, MAX_JOINED)}'"


def _error(code: str, message: str, span: Span, *hints: str) -> Diagnostic:
    return Diagnostic(Severity.ERROR, code, message, span, hints)


def _example(key: str) -> tuple[str, ...]:
    return (f"tulis misalnya {EXAMPLES[key]}",) if key in EXAMPLES else ()


def _unknown_key(item: Complaint) -> Diagnostic:
    key = _short(item.path[-1])
    hints = did_you_mean(key, (name for name in item.allowed if name not in (item.parent or ())))
    if SYNONYMS.get(key.casefold()) in item.allowed:
        hints = (f"maksud Anda '{SYNONYMS[key.casefold()]}'?",)
    hints = hints or did_you_mean(key, item.allowed)
    if key in ELSEWHERE:
        hints = (ELSEWHERE[key],)
    known = f"kunci yang dikenal di sini: {', '.join(item.allowed)}"
    return _error(
        "unknown-key", f"kunci '{key}' tidak dikenal", item.key_span, *(hints or (known,))
    )


def _missing_key(item: Complaint) -> Diagnostic:
    key = str(item.path[-1])
    blank = item.parent.blank.get(key) if isinstance(item.parent, Keys) else None
    if blank:
        return _error("empty-text", f"'{key}' belum diisi", blank, *_example(key))
    span = span_of(item.parent) or Span("")
    hints = _example(key) or (f"tambahkan '{key}: ...'",)
    if item.path == ("peran",):
        hints = ("tulis misalnya peran: lalu di bawahnya 'pimpinan_unit: Kepala Dinas'",)
    return _error("missing-key", f"kunci '{key}' tidak ada, padahal wajib", span, *hints)


def _wrong_kind(expected: str) -> Callable[[Complaint], Diagnostic]:
    def describe_kind(item: Complaint) -> Diagnostic:
        if isinstance(item.value, Text) and (found := _joined_pair(item.value)):
            return found
        at_top = not item.path
        name = (
            f"nilai '{_short(item.key)}'" if item.key else "isi berkas" if at_top else "butir ini"
        )
        message = f"{name} harus berupa {expected}, bukan {_kind_of(item.value)}"
        hints = _example(item.key)
        if expected == _PAIRS:
            hints = _by_process(item.path) or hints
        if expected == _PAIRS and (code := _STEP_OF_CODE.fullmatch(str(item.key))):
            hints = (f"tulis misalnya {code[1]}: {{{code[2]}: 1 hari kerja}}",)
        if item.key == "oleh" and not isinstance(item.value, Keys):
            hints = ("tulis satu pelaku; yang ikut mengerjakan ditulis di 'bersama: [...]'",)
        if expected == "teks" and isinstance(item.value, Keys):
            hints = (_PLACEHOLDER, *hints) if _blank_only(item.value) else hints
        return _error("wrong-kind", message, item.span, *(hints or (_HOW_TO[expected],)))

    return describe_kind


def _by_process(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The hint where a level was left out: of a key divided by processes, or of a list of units."""
    for key in (path[-1:], path[-2:-1]):
        if key and key[0] in FOR_PROCESSES:
            return (f"tulis misalnya {FOR_PROCESSES[str(key[0])]}",)
    in_list = len(path) == 1 and isinstance(path[0], int)
    return ("tulis '- nama: ...', lalu kunci lain di bawahnya",) if in_list else ()


_PAIRS = "pasangan kunci dan nilai"
_STEP_OF_CODE = re.compile(r"([A-Z][A-Z0-9]*(?:\.\d+)+)\.([a-z_][a-z0-9_]*)")
"""``CLP.02.02.kirim``: a code and a step, which belong on two levels."""


def _joined_pair(text: Text) -> Diagnostic | None:
    """The finding for ``nama:Kecamatan``, which is one word to YAML."""
    found = re.match(r"([a-z_]+):(?=[^\s:/])", text)
    if found is None or found.group(1) not in KEYS:
        return None
    span, at = text.span, text.span.column + found.end() - 1
    place = Span(span.path, span.line, at, span.line, at + 1)
    hint = f"tulis '{found.group(1)}: ...' dengan satu spasi sesudah titik dua"
    return _error("yaml-missing-space", "kurang spasi sesudah titik dua", place, hint)


_HOW_TO = {
    "teks": "tulis satu teks di baris yang sama, misalnya kunci: teks",
    "daftar": "tulis dalam kurung siku, misalnya [butir, butir], atau tiap baris diawali '- '",
    _PAIRS: "tulis 'kunci: nilai', tiap pasangan satu baris",
}


def _blank_only(value: Keys) -> bool:
    """Whether it looks like a placeholder: ``{penilai}`` reads as a key with nothing behind it."""
    return not value and bool(value.blank)


def _kind_of(value: object) -> str:
    if isinstance(value, Text):
        return "teks"
    return "daftar" if isinstance(value, (list, tuple)) else "pasangan kunci dan nilai"


def _step_kind(item: Complaint) -> Diagnostic | None:
    step = item.value
    if isinstance(step, Text) and isinstance(item.path[-1], int):
        message = f"langkah '{_short(step)}' hanya berupa teks"
        hints = (f"tulis '- kegiatan: {_short(step)}', lalu di bawahnya 'oleh: kunci_pelaku'",)
        return _joined_pair(step) or _error("wrong-kind", message, step.span, *hints)
    if not isinstance(step, Keys):
        return _wrong_kind(_PAIRS)(item)
    found = step_keys(step)
    if found:
        spans = [step.key_spans[key] for key in found]
        words = " dan ".join(f"'{key}'" for key in found)
        return Diagnostic(
            Severity.ERROR,
            "several-step-kinds",
            f"satu langkah memuat {words} sekaligus",
            spans[1],
            ("jadikan dua langkah, masing-masing diawali '- '",),
            ((spans[0], f"'{found[0]}' ditulis di sini"),),
        )
    return _no_step_kind(step)


def _no_step_kind(step: Keys) -> Diagnostic:
    for key in STEP_KEYS:
        if key in step.blank:
            return _error("empty-text", f"'{key}' belum diisi", step.blank[key], *_example(key))
    for key, span in step.key_spans.items():
        if key not in _BESIDE_STEP and (hints := did_you_mean(key, STEP_KEYS)):
            return _error("unknown-key", f"kunci '{key}' tidak dikenal", span, *hints)
    return _error(
        "no-step-kind",
        "langkah ini tidak menyebut jenisnya",
        step.span,
        f"tulis salah satu: {', '.join(STEP_KEYS)}; misalnya '- kegiatan: Menyusun rencana'",
    )


_BESIDE_STEP = frozenset(
    [
        "id",
        "oleh",
        "lanjut",
        "sumber",
        "keterangan",
        "catatan",
        "ringkas",
        "jenis",
        "kepada",
        "tembusan",
        "bersama",
        "kelengkapan",
        "keluaran",
        "waktu",
        "batas_waktu",
        "dokumen",
        "syarat",
        "berkala",
        "opsional",
        "sewaktu_waktu",
        "cabang",
    ]
)


def _bad_number(item: Complaint) -> Diagnostic:
    message = f"'{_named(item)}' bukan bilangan bulat dari 1 sampai 999"
    hint = "tulis dengan angka, misalnya 7"
    if "margin" in item.path:
        hint = "tulis angkanya saja, dalam milimeter, misalnya 25"
    return _error("bad-number", message, item.span, hint)


def _bad_unit_type(item: Complaint) -> Diagnostic:
    word = _named(item)
    hints = did_you_mean(word, ["semua"]) or (
        "tulis 'semua', nomor tipe, misalnya [1, 2, 7], atau nama unit",
    )
    return _error("bad-number", f"'{word}' bukan nomor tipe unit", item.span, *hints)


def _who(item: Complaint) -> Diagnostic:
    actor, said = item.value, item.facts["kunci"]
    if not isinstance(actor, Keys):
        return _unexpected(item)
    if said:
        message = f"pelaku memuat {' dan '.join(map(repr, said))} sekaligus"
        return _error("several-actors", message, actor.key_spans[said[-1]], "tulis salah satu saja")
    for key in SIAPA:
        if key in actor.blank:
            return _error("empty-text", f"'{key}' belum diisi", actor.blank[key], *_example(key))
    message = "pelaku ini belum disebut siapa"
    return _error("missing-key", message, actor.span, *_WHO)


_WHO = (
    "tulis peran dari peraturan, misalnya peran: pimpinan_unit",
    "atau jabatan di kantor sendiri, misalnya jabatan: Petugas Loket",
    "atau pihak di luar pemerintahan, misalnya masyarakat: Pemohon",
)


def _bad_date(item: Complaint) -> Diagnostic:
    hint = "tulis tahun-bulan-hari, misalnya 2026-11-24, atau 24 November 2026"
    return _error("bad-date", f"'{_named(item)}' bukan tanggal yang ada", item.span, hint)


def _bad_id(item: Complaint) -> Diagnostic:
    return _error(
        "bad-id",
        f"'{_named(item)}' tidak dapat menjadi kunci atau id",
        item.span if item.kind == "kode" or item.path[-1:] == ("id",) else item.key_span,
        "pakai huruf, angka dan garis bawah tanpa spasi, misalnya penilai_dituju",
    )


def _bad_code(item: Complaint) -> Diagnostic:
    return _error(
        "bad-code",
        f"'{_named(item)}' tidak dapat menjadi kode",
        item.span,
        "pakai huruf, angka dan titik, misalnya CLP.02.02",
    )


def _bad_word(item: Complaint) -> Diagnostic:
    word, known = _named(item), list(item.facts["pilihan"])
    hints = (*did_you_mean(word, known), f"pilihannya: {', '.join(known)}")
    return _error(
        "unknown-word", f"'{word}' bukan pilihan untuk '{_short(item.key)}'", item.span, *hints
    )


def _no_words(item: Complaint) -> Diagnostic:
    return _error(
        "no-words",
        f"'{_short(item.key)}' berisi '{_named(item)}', bukan kata-kata peraturannya",
        item.span,
        f"tulis misalnya {EXAMPLES['opsional']}; bila tidak opsional, hapus kuncinya",
    )


def _blank(item: Complaint) -> Diagnostic:
    return _error("empty-text", f"'{item.key}' belum diisi", item.span, *_example(str(item.key)))


def _steps_or_phases(item: Complaint) -> Diagnostic:
    process = item.value
    if not isinstance(process, Keys):
        return _unexpected(item)
    if item.facts["keduanya"]:
        return _error(
            "steps-and-phases",
            "proses memuat 'langkah' dan 'tahap' sekaligus",
            process.key_spans["tahap"],
            "pindahkan semua langkah ke dalam 'tahap', atau hapus 'tahap'",
        )
    for key in ("langkah", "tahap"):
        if key in process.key_spans:
            span = process.key_spans[key]
            return _error("empty-text", f"'{key}' belum diisi", span, *_example(key))
    return _error(
        "missing-key",
        "proses tidak memuat 'langkah' atau 'tahap'",
        process.span,
        *_example("langkah"),
    )


def _named(item: Complaint) -> str:
    """The wrong text."""
    return _short(item.facts["nilai"])


def _short(word: object, most: int = MAX_QUOTED) -> str:
    """A text, short enough for a message."""
    text = " ".join(str(word).split())
    return text if len(text) <= most else f"{text[:most]}..."


def _unexpected(item: Complaint) -> Diagnostic:
    return _error("wrong-value", f"nilai '{_short(item.key)}' tidak dapat dibaca", item.span)


_WORDS: dict[str, Callable[[Complaint], Diagnostic | None]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "is_instance_of": _wrong_kind("teks"),
    "teks": _wrong_kind("teks"),
    "tuple_type": _wrong_kind("daftar"),
    "dict_type": _wrong_kind(_PAIRS),
    "model_type": _wrong_kind(_PAIRS),
    "model_attributes_type": _wrong_kind(_PAIRS),
    "union_tag_not_found": _step_kind,
    "nomor": _bad_number,
    "tipe_unit": _bad_unit_type,
    "tanggal": _bad_date,
    "pengenal": _bad_id,
    "kode": _bad_code,
    "pilihan": _bad_word,
    "alasan": _no_words,
    "tanpa_isi": _blank,
    "langkah_atau_tahap": _steps_or_phases,
    "siapa": _who,
}
"""What describes an error, by pydantic's types and by those of our own validators."""
