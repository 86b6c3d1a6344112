"""Turns a schema's complaints into findings: a sentence and a hint for each type of error.

Only the type of an error, its place and the facts of our own validators are taken from pydantic,
because its sentences are English and may change with any version.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from bpmn_gen.definition.bad_values import (
    bad_code,
    bad_date,
    bad_id,
    bad_number,
    bad_share,
    bad_times,
    bad_unit_type,
    bad_word,
    blank_value,
    example_of,
    no_words,
    refused,
    shortened,
)
from bpmn_gen.definition.complaint import Complaint
from bpmn_gen.definition.examples import ELSEWHERE, FOR_PROCESSES, OF_SERVICE, OF_SOP, SYNONYMS
from bpmn_gen.definition.raw import Broken, span_of
from bpmn_gen.definition.repair import plain_key
from bpmn_gen.definition.schema.base import Keys
from bpmn_gen.definition.schema.langkah import STEP_KEYS, step_keys
from bpmn_gen.definition.schema.proses import SIAPA
from bpmn_gen.definition.schema_words import KEYS
from bpmn_gen.definition.text import Text
from bpmn_gen.diagnostics import Diagnostic, Severity, Span, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


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
        joined = (f"beri spasi sesudah titik dua: '{shortened(key.replace(':', ': ', 1))}'",)
        hints = joined if ":" in key else ()
        if "=" in key:
            hints = (f"tulis titik dua, bukan '=': '{shortened(re.sub(' *= *', ': ', key))}'",)
        if keys.model is not None and key not in keys.model.model_fields:
            item = Complaint("extra_forbidden", {}, (key,), keys, None)
            found = _unknown_key(item)
            yield replace(found, hints=hints or found.hints)
        elif key in STEERING:
            yield refused("empty-text", f"'{key}' belum diisi", span, *example_of(key))
        elif keys.model is None and (hints or under in _FILLED):
            message = f"'{shortened(key)}' belum diisi"
            if hints:
                message = f"'{shortened(key)}' bukan pasangan jawaban dan langkah"
            yield refused("empty-text", message, span, *(hints or example_of(under)))


STEERING = frozenset({"lanjut"})
"""Keys that say where the flow goes.  Left blank they must not fall back to the next step, because
whoever left them blank did not know where it goes."""
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
        message = f"'{shortened(run[0])}' tidak punya titik dua dan nilai"
        span = keys.key_spans[run[0]]
        yield refused("bare-key", message, span, _how_to_join(before, keys.get(before), run))


def _how_to_join(before: str, value: object, run: list[str]) -> str:
    """What may have been meant by words without a colon."""
    if "=" in run[0]:
        return f"tulis titik dua, bukan '=': '{shortened(re.sub(' *= *', ': ', run[0], count=1))}'"
    if not isinstance(value, Text):
        return "tulis 'kunci: nilai'; teks yang memuat koma diapit tanda kutip"
    if value.isdecimal() and run[0].isdecimal():
        return f"tulis bilangan bulat tanpa koma: {before}: {value}"
    whole = ", ".join((value, *run)).strip("“”„‘’")
    return (
        f"apit teks yang memuat koma dengan tanda kutip: {before}: '{shortened(whole, MAX_JOINED)}'"
    )


def _unknown_key(item: Complaint) -> Diagnostic:
    key = shortened(item.path[-1])
    hints = did_you_mean(key, (name for name in item.allowed if name not in (item.parent or ())))
    plain = plain_key(key)
    if SYNONYMS.get(plain) in item.allowed:
        hints = (f"maksud Anda '{SYNONYMS[plain]}'?",)
    hints = hints or did_you_mean(key, item.allowed)
    if plain in OF_SOP and "sop" in item.allowed:
        hints = (f"tulis '{OF_SOP[plain]}' di bawah 'sop', menjorok dua spasi",)
    if plain in OF_SERVICE and "layanan" in item.allowed:
        hints = (f"tulis '{OF_SERVICE[plain]}' di bawah 'layanan', menjorok dua spasi",)
    if plain in ELSEWHERE and plain not in item.allowed:
        hints = (ELSEWHERE[plain],)
    known = f"kunci yang dikenal di sini: {', '.join(item.allowed)}"
    return refused(
        "unknown-key", f"kunci '{key}' tidak dikenal", item.key_span, *(hints or (known,))
    )


ANSWERS = ("Ya", "Tidak", "ya", "tidak")
"""Answers that may stand one level too high."""


def _missing_key(item: Complaint) -> Diagnostic:
    key = str(item.path[-1])
    keys = item.parent if isinstance(item.parent, Keys) else None
    blank = keys.blank.get(key) if keys is not None else None
    if blank and keys is not None:
        hints = example_of(key)
        if key == "cabang" and any(one in keys for one in ANSWERS):
            hints = ("jorokkan tiap jawaban dua spasi lebih dalam dari 'cabang'",)
        return refused("empty-text", f"'{key}' belum diisi", blank, *hints)
    span = span_of(item.parent) or Span("")
    if keys is not None and key == "cabang" and "keputusan" in keys:
        span = keys.key_spans["keputusan"]
    hints = example_of(key) or (f"tambahkan '{key}: ...'",)
    if item.path == ("peran",):
        hints = ("tulis misalnya peran: lalu di bawahnya 'pimpinan_unit: Kepala Dinas'",)
    return refused("missing-key", f"kunci '{key}' tidak ada, padahal wajib", span, *hints)


def _wrong_kind(expected: str) -> Callable[[Complaint], Diagnostic]:
    def describe_kind(item: Complaint) -> Diagnostic:
        if isinstance(item.value, Text) and (found := _joined_pair(item.value)):
            return found
        at_top = not item.path
        name = (
            f"nilai '{shortened(item.key)}'"
            if item.key
            else "isi berkas"
            if at_top
            else "butir ini"
        )
        message = f"{name} harus berupa {expected}, bukan {_kind_of(item.value)}"
        hints = example_of(item.key)
        if expected == _PAIRS:
            hints = _by_process(item.path) or hints
        if expected == _PAIRS and (code := _STEP_OF_CODE.fullmatch(str(item.key))):
            hints = (f"tulis misalnya {code[1]}: {{{code[2]}: 1 hari kerja}}",)
        if item.key == "oleh" and not isinstance(item.value, Keys):
            hints = ("tulis satu pelaku; yang ikut mengerjakan ditulis di 'bersama: [...]'",)
        if expected == "teks" and isinstance(item.value, Keys):
            hints = (_PLACEHOLDER, *hints) if _blank_only(item.value) else hints
        return refused("wrong-kind", message, item.span, *(hints or (_HOW_TO[expected],)))

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
    return refused("yaml-missing-space", "kurang spasi sesudah titik dua", place, hint)


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
        message = f"langkah '{shortened(step)}' hanya berupa teks"
        hints = (f"tulis '- kegiatan: {shortened(step)}', lalu di bawahnya 'oleh: kunci_pelaku'",)
        return _joined_pair(step) or refused("wrong-kind", message, step.span, *hints)
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
            return refused("empty-text", f"'{key}' belum diisi", step.blank[key], *example_of(key))
    for key, span in step.key_spans.items():
        if key not in _BESIDE_STEP and (hints := did_you_mean(key, STEP_KEYS)):
            return refused("unknown-key", f"kunci '{key}' tidak dikenal", span, *hints)
    return refused(
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


def _who(item: Complaint) -> Diagnostic:
    actor, said = item.value, item.facts["kunci"]
    if not isinstance(actor, Keys):
        return _unexpected(item)
    if said:
        message = f"pelaku memuat {' dan '.join(map(repr, said))} sekaligus"
        return refused(
            "several-actors", message, actor.key_spans[said[-1]], "tulis salah satu saja"
        )
    for key in SIAPA:
        if key in actor.blank:
            hint = f"tulis misalnya {key}: {SIAPA_CONTOH[key]}"
            return refused("empty-text", f"'{key}' belum diisi", actor.blank[key], hint)
    message = "pelaku ini belum disebut siapa"
    return refused("missing-key", message, actor.span, *_WHO)


SIAPA_CONTOH = {"peran": "pimpinan_unit", "jabatan": "Petugas Loket", "masyarakat": "Pemohon"}
"""By the key that says who an actor is an example."""

_WHO = (
    f"tulis peran dari peraturan, misalnya peran: {SIAPA_CONTOH['peran']}",
    f"atau jabatan di kantor sendiri, misalnya jabatan: {SIAPA_CONTOH['jabatan']}",
    f"atau pihak di luar pemerintahan, misalnya masyarakat: {SIAPA_CONTOH['masyarakat']}",
)


def _steps_or_phases(item: Complaint) -> Diagnostic:
    process = item.value
    if not isinstance(process, Keys):
        return _unexpected(item)
    if item.facts["keduanya"]:
        return refused(
            "steps-and-phases",
            "proses memuat 'langkah' dan 'tahap' sekaligus",
            process.key_spans["tahap"],
            "pindahkan semua langkah ke dalam 'tahap', atau hapus 'tahap'",
        )
    for key in ("langkah", "tahap"):
        if key in process.key_spans:
            span = process.key_spans[key]
            return refused("empty-text", f"'{key}' belum diisi", span, *example_of(key))
    return refused(
        "missing-key",
        "proses tidak memuat 'langkah' atau 'tahap'",
        process.span,
        *example_of("langkah"),
    )


def _unexpected(item: Complaint) -> Diagnostic:
    return refused("wrong-value", f"nilai '{shortened(item.key)}' tidak dapat dibaca", item.span)


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
    "nomor": bad_number,
    "kali": bad_times,
    "persen": bad_share,
    "tipe_unit": bad_unit_type,
    "tanggal": bad_date,
    "pengenal": bad_id,
    "kode": bad_code,
    "pilihan": bad_word,
    "alasan": no_words,
    "tanpa_isi": blank_value,
    "langkah_atau_tahap": _steps_or_phases,
    "siapa": _who,
}
"""What describes an error, by pydantic's types and by those of our own validators."""
