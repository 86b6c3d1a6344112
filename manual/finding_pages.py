"""The list of all findings, made from the program's code and from the cases of its tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from manual.code_words import UNKNOWN
from manual.finding_source import tellings
from manual.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manual.finding_source import Telling

FOLDER = "rujukan/temuan"
CAUSES = Path(__file__).parent / "causes.yaml"
"""Why each finding is told, by its code."""
CASES = Path(__file__).resolve().parents[1] / "tests/rules/cases"
"""Examples that the tests hold against the rules."""
_GROUPS = (
    ("yaml", "Tulisan berkas", ("definition/trouble", "definition/syntax", "definition/composer")),
    ("isi", "Isi berkas definisi", ("definition/",)),
    (
        "peraturan",
        "Dasar hukum dan peraturan",
        (
            "rules/citations", "rules/coverage", "rules/carriers", "rules/permissions",
            "rules/discretion", "rules/appraisals", "rules/cited_actors", "rules/unavoidable",
            "commands/covering", "rules/decision_tables",
        ),
    ),
    (
        "unit",
        "Unit, isian, dan SOP",
        (
            "rules/units", "rules/applicabilities", "rules/fillings", "rules/identities",
            "rules/blanks", "rules/durations", "rules/sop", "rules/lengths", "rules/characters",
            "rules/documents", "rules/printed_places", "rules/letters",
        ),
    ),
    ("alur", "Alur, pelaku, dan peta", ("rules/", "soundness/", "compiler/", "api")),
    ("excel", "Lembar Excel", ("sheets/", "workbook/", "commands/sheet")),
    (
        "sop-lama",
        "SOP dari Word dan Excel",
        ("sop_reading/", "sop_files/", "commands/importing_sops", "commands/taking_sops"),
    ),
    (
        "bpmn",
        "Berkas BPMN dan suntingan",
        ("foreign/", "interchange/", "relayout/", "returning/", "commands/returned",
         "commands/importing"),
    ),
    (
        "edisi",
        "Penetapan, reviu, dan penggabungan",
        ("edition/", "review/", "writing/", "commands/enacting", "commands/review",
         "commands/gathering", "commands/merged", "commands/renaming", "commands/rewording"),
    ),
    ("susun", "Penyusunan dan berkas hasil", ("",)),
)  # fmt: skip
"""Groups of findings: the ending of the page, its title, and the modules that tell them."""
_SHORTEST = 4
"""Letters of the shortest words that say something."""
_ORDER = [key for key, _, _ in _GROUPS]
_OPENING = """\
# Semua temuan

Setiap temuan mempunyai kode dalam kurung siku, misalnya `[unknown-step]`. Cari kode itu di sini:
halamannya menyebut bunyi temuan itu, sebabnya, dan yang perlu dilakukan. Tanda `…` menggantikan
nama, nomor, atau teks dari berkas Anda.

**Galat** harus diperbaiki, karena selama ada galat tidak ada berkas yang ditulis. **Peringatan**
sebaiknya diperbaiki. **Catatan** boleh dibiarkan; bila ada yang lebih berat, `bpmn-gen check
--rinci` menampilkannya. Cara membaca temuan ada di
[Memeriksa dan membetulkan](../tugas/memeriksa.md).
"""


@dataclass(slots=True)
class Entry:
    """Everything that is known of one finding."""

    code: str
    group: str
    severities: dict[str, None]
    messages: dict[str, None]
    hints: dict[str, None]


@cache
def entries() -> dict[str, Entry]:
    """All findings by code, in the order of the alphabet."""
    found: dict[str, Entry] = {}
    for telling in tellings():
        group = _group(telling)
        entry = found.setdefault(telling.code, Entry(telling.code, group, {}, {}, {}))
        entry.group = min(entry.group, group, key=_ORDER.index)
        entry.severities |= dict.fromkeys((telling.severity,) if telling.severity else ())
        entry.messages |= dict.fromkeys(telling.messages)
        entry.hints |= dict.fromkeys(telling.hints)
    return dict(sorted(found.items()))


def _group(telling: Telling) -> str:
    """The group of a finding: the first that names its module."""
    if telling.code.startswith("yaml-"):
        return _ORDER[0]
    return next(key for key, _, homes in _GROUPS if telling.module.startswith(homes))


@dataclass(frozen=True, slots=True)
class Cause:
    """What people wrote about a finding."""

    why: str
    remedies: tuple[str, ...] = ()
    """What to do, where the program does not say it."""
    messages: tuple[str, ...] = ()
    """How it is told, where the words come together only when the program runs."""


@cache
def causes() -> dict[str, Cause]:
    """Why each finding is told, by its code."""
    read: dict[str, str | list[str] | dict[str, Any]] = yaml.safe_load(CAUSES.read_text("utf-8"))
    return {code: _cause(told) for code, told in read.items()}


def _cause(told: str | list[str] | dict[str, Any]) -> Cause:
    """A cause alone, with what to do, or with how it is told as well."""
    if isinstance(told, str):
        return Cause(told)
    if isinstance(told, list):
        return Cause(told[0], tuple(told[1:]))
    return Cause(told["sebab"], tuple(told.get("lakukan", ())), tuple(told["bunyi"]))


def wordings(entry: Entry) -> list[str]:
    """How a finding is told, in words of its own."""
    cause = causes().get(entry.code)
    return _telling(entry.messages | dict.fromkeys(cause.messages if cause else ()))


def advice(entry: Entry) -> list[str]:
    """What to do about a finding, as sentences without marks."""
    cause = causes().get(entry.code)
    return [*(cause.remedies if cause else ()), *map(_sentence, _telling(entry.hints))]


def problems() -> Iterator[str]:
    """Findings without a cause, and causes of what is told no longer."""
    for code in sorted(entries().keys() ^ causes().keys()):
        told = "belum ada sebabnya" if code in entries() else "tidak lagi dikatakan program"
        yield f"manual/causes.yaml: temuan '{code}' {told}"


def pages() -> Iterator[Page]:
    """The list of all codes, then a page for each group."""
    yield Page(FOLDER, "\n".join(_index()))
    for key, title, _ in _GROUPS:
        yield Page(f"{FOLDER}-{key}", "\n".join(_group_page(key, title)))


def _index() -> Iterator[str]:
    yield _OPENING
    titles = {key: title for key, title, _ in _GROUPS}
    yield from ("| kelompok | banyaknya |", "|---|---|")
    for key, title in titles.items():
        count = sum(entry.group == key for entry in entries().values())
        yield f"| [{title}](temuan-{key}.md) | {count} |"
    yield from ("", "## Menurut abjad", "", "| kode | derajat | kelompok |", "|---|---|---|")
    for code, entry in entries().items():
        link = f"[`{code}`](temuan-{entry.group}.md#{code})"
        yield f"| {link} | {_severity(entry)} | {titles[entry.group]} |"


def _severity(entry: Entry) -> str:
    return " atau ".join(entry.severities) or "menurut keadaannya"


def _group_page(key: str, title: str) -> Iterator[str]:
    yield from (f"# {title}", "", "[Semua temuan menurut abjad](temuan.md)", "")
    for entry in entries().values():
        if entry.group == key:
            yield from _one(entry)


def _one(entry: Entry) -> Iterator[str]:
    """A finding: how it is told, why, what to do, and an example of both."""
    yield from (f"## {entry.code}", "", f"**{_severity(entry).capitalize()}**", "")
    yield from (f"- `{message.replace('`', chr(39))}`" for message in wordings(entry))
    cause = causes().get(entry.code, Cause(""))
    yield from ("", f"**Sebab.** {cause.why}", "")
    yield from ("**Yang dilakukan.**", "")
    yield from (f"- {one}" for one in advice(entry))
    yield ""
    example = CASES / f"{entry.code}.yaml"
    if example.exists():
        case = yaml.safe_load(example.read_text("utf-8"))
        for label, name in (
            ("Yang ditemukan (sesudah tanda »):", "wrong"),
            ("Yang benar:", "right"),
        ):
            if isinstance(case.get(name), str):
                yield from (label, "", "```yaml", case[name].rstrip("\n"), "```", "")


def _telling(texts: dict[str, None]) -> list[str]:
    """Texts with words of their own, not only names of the user's files, and not broken off."""
    return [
        text
        for text in texts
        if len(text.replace(UNKNOWN, "").strip(" ',;:.")) >= _SHORTEST
        and not (text.endswith(" ") and any(one.startswith(text) for one in texts if one != text))
    ]


def _sentence(hint: str) -> str:
    """A hint as a sentence; no character of it marks anything up."""
    text = hint[0].upper() + hint[1:]
    for sign in "\\`*_[]<>#|":
        text = text.replace(sign, f"\\{sign}")
    return text if text.endswith(("?", ".")) else f"{text}."
