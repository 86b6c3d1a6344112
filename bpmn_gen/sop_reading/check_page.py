"""The page on which an officer compares what was read with the original."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from lxml import etree

from bpmn_gen.sop_reading.identity_fields import FIELDS, LISTS
from bpmn_gen.sop_reading.markup import element
from bpmn_gen.sop_reading.picture import picture_of
from bpmn_gen.sop_reading.read_sop import StepKind
from bpmn_gen.sop_reading.telling import doubt_told, time_told, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bpmn_gen.sop_reading.read_sop import ReadSop, ReadStep

PAGE: Final = "periksa.html"
_TITLE: Final = "Periksa hasil bacaan SOP"

_STYLE: Final = """
body { font: 15px/1.45 "Segoe UI", Roboto, Arial, sans-serif; margin: 1.5rem; color: #1b1b1b; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; border-top: 2px solid #334; padding-top: .8rem; }
table { border-collapse: collapse; } td, th { border: 1px solid #99a; padding: .25rem .5rem;
 vertical-align: top; text-align: left; } th { background: #eef1f6; }
.sisi { display: flex; gap: 1.5rem; align-items: flex-start; }
.sisi > * { flex: 1 1 0; min-width: 0; } .sisi > .gambar { flex: 0 1 auto; max-width: 50%; }
.gambar svg { max-width: 100%; height: auto; }
.identitas { margin-top: 1rem; } .identitas ul { margin: 0; padding-left: 1.2em; }
@media (max-width: 70rem) { .sisi { display: block; } .gambar { overflow-x: auto; } }
tr.ragu td { background: #fff1f1; }
.alasan { font-size: .85em; margin-top: .2rem; } .kunci { color: #555; margin: .3rem 0 .6rem; }
.hal { color: #b00020; } .cacat { font-weight: 600; } .utuh { color: #1a6b2b; }
@media print { .sisi { display: block; } }
"""
_LEGEND: Final = "Merah dengan tanda seru: bandingkan simbol, panah, atau barisnya dengan naskah."


@dataclass(frozen=True, slots=True)
class FileRead:
    """What became of one file."""

    label: str
    """The file as the user knows it."""
    sops: Sequence[ReadSop] = ()
    remarks: Sequence[str] = ()
    """What was left out."""
    refusal: str = ""
    """Why nothing was read."""
    notes: Sequence[Sequence[str]] = ()
    """For each SOP: what the author of its definition has to decide."""

    def notes_of(self, place: int) -> Sequence[str]:
        """What is to be decided about an SOP of the file."""
        return self.notes[place] if place < len(self.notes) else ()

    @property
    def outcome(self) -> str:
        """What became of it, in a few words."""
        if self.refusal:
            return f"tidak dapat dibaca: {self.refusal}"
        if not self.sops:
            return (
                "bukan SOP: tabel dengan kolom Kegiatan, Pelaksana, dan Mutu Baku tidak ditemukan"
            )
        if len(self.sops) == 1:
            return verdict(self.sops[0])
        doubts = sum(len(sop.doubts) for sop in self.sops)
        told = f"dengan {doubts} hal yang perlu diperiksa" if doubts else "utuh"
        return f"{len(self.sops)} SOP terbaca {told}"


def is_check_page(content: bytes | None) -> bool:
    """Whether a file is such a page, which the next one may replace."""
    return content is not None and f"<title>{_TITLE}</title>".encode() in content


def check_page(files: Iterable[FileRead]) -> bytes:
    """The page, as HTML that needs nothing else."""
    files = list(files)
    body = element("body", element("h1", _TITLE))
    numbers = count(1)
    rows = [
        element(
            "tr",
            element("td", one.label),
            element("td", *_links(one, numbers)),
            element("td", one.outcome, class_="utuh" if _is_whole(one) else "hal"),
        )
        for one in files
    ]
    head = element("tr", element("th", "Berkas"), element("th", "SOP"), element("th", "Hasil"))
    body.append(element("table", head, *rows))
    numbers = count(1)
    for one in files:
        for place, sop in enumerate(one.sops):
            section = _section(one, sop, one.notes_of(place))
            section.set("id", f"sop-{next(numbers)}")
            body.append(section)
    page = element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", _TITLE),
            element("style", _STYLE),
        ),
        body,
        lang="id",
    )
    return b"<!DOCTYPE html>\n" + etree.tostring(page, method="html", encoding="utf-8") + b"\n"


def _is_whole(file: FileRead) -> bool:
    """Whether a file was read without a doubt."""
    return bool(file.sops) and not any(sop.doubts for sop in file.sops)


def _links(file: FileRead, numbers: Iterator[int]) -> Iterator[etree._Element]:
    """The SOPs of a file, each leading to its place on the page."""
    for sop in file.sops:
        name = element("a", sop.identity.name or "SOP tanpa nama", href=f"#sop-{next(numbers)}")
        yield element("div", name)


def _section(file: FileRead, sop: ReadSop, notes: Sequence[str]) -> etree._Element:
    """One SOP, with what is to be decided about its definition."""
    where = f"{file.label}, lembar {sop.sheet}" if sop.sheet else file.label
    section = element(
        "section",
        element("h2", sop.identity.name or "SOP tanpa nama"),
        element("p", f"Berkas: {where}"),
    )
    if sop.doubts:
        entries = [
            element(
                "li",
                doubt_told(sop, doubt),
                element("span", " (cacat pada gambar aslinya)" if doubt.flaw else ""),
            )
            for doubt in sop.doubts
        ]
        section.append(
            element("p", "Yang perlu diperiksa pada naskah aslinya:", class_="hal cacat")
        )
        section.append(element("ul", *entries, class_="hal"))
        section.append(element("p", _LEGEND, class_="kunci"))
    else:
        section.append(
            element("p", "Terbaca utuh; bandingkan sekilas dengan naskah aslinya.", class_="utuh")
        )
    if notes:
        section.append(element("p", "Yang perlu ditentukan untuk konsepnya:", class_="cacat"))
        section.append(element("ul", *(element("li", note) for note in notes)))
    section.append(
        element("div", element("div", picture_of(sop), class_="gambar"), _table(sop), class_="sisi")
    )
    section.append(_identity(sop))
    return section


def _table(sop: ReadSop) -> etree._Element:
    """The rows, with what leaves each."""
    names = (
        "No",
        "Kegiatan",
        "Pelaku",
        "Lanjut ke",
        "Kelengkapan",
        "Waktu",
        "Output",
        "Keterangan",
    )
    doubted: dict[int | None, list[str]] = {}
    for doubt in sop.doubts:
        way = "" if doubt.end is None else f"ke {_number(sop.steps[doubt.end], doubt.end)}: "
        doubted.setdefault(doubt.step, []).append(f"! {way}{doubt.reason}")
    rows = [element("tr", *(element("th", name) for name in names))]
    for place, step in enumerate(sop.steps):
        texts = (
            step.number or f"({place + 1})",
            step.text,
            ", ".join(step.actors),
            ways_of(sop, place),
            "; ".join(step.needs),
            time_told(step.time, sop.time_unit),
            "; ".join(step.results),
            step.remark,
        )
        row = element("tr", *(element("td", text) for text in texts))
        if place in doubted:
            row.set("class", "ragu")
            for reason in doubted[place]:
                row[1].append(element("div", reason, class_="hal alasan"))
        rows.append(row)
    return element("table", *rows)


def ways_of(sop: ReadSop, place: int) -> str:
    """Where the flow goes from a step."""
    ways = [one for one in sop.flows if one.start == place]
    ends = [label for at, label in sop.endings if at == place]
    if (
        not ways
        and not ends
        and place + 1 < len(sop.steps)
        and sop.steps[place].kind is not StepKind.END
    ):
        return "?"
    told = [
        f"{one.words or one.label}: {_number(sop.steps[one.end], one.end)}"
        if one.label
        else _number(sop.steps[one.end], one.end)
        for one in ways
    ]
    told += [f"{label}: selesai" if label else "selesai" for label in ends]
    return "; ".join(told)


def _number(step: ReadStep, place: int) -> str:
    """The number of a row."""
    return step.number or f"({place + 1})"


def _identity(sop: ReadSop) -> etree._Element:
    """The first page of the form."""
    identity = sop.identity
    rows = [
        element("tr", element("th", label), element("td", getattr(identity, name)))
        for label, name in FIELDS
    ]
    approval = identity.approval
    parts = (approval.title, approval.name, approval.rank, approval.nip)
    signed = ", ".join(one for one in parts if one)
    rows.append(element("tr", element("th", "Disahkan oleh"), element("td", signed)))
    for label, name in LISTS:
        entries = [element("li", text) for text in getattr(identity, name)]
        rows.append(
            element(
                "tr",
                element("th", label),
                element("td", element("ul", *entries) if entries else ""),
            )
        )
    return element("table", *rows, class_="identitas")
