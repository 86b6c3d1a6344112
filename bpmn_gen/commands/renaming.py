"""Gives a title or a term another name, wherever people read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.commands.merged_titles import merged_titles
from bpmn_gen.commands.rewording import Verdict, reword
from bpmn_gen.commands.sheet_subject import entry_of
from bpmn_gen.commands.template_words import places_in_templates
from bpmn_gen.commands.wording_scope import Scope
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings, did_you_mean
from bpmn_gen.errors import MisuseError
from bpmn_gen.store.project import shipped
from bpmn_gen.writing.alignment import reworded
from bpmn_gen.writing.kinds import TextKind
from bpmn_gen.writing.phrases import Doubt, Phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bpmn_gen.commands.rewording import Additions, Reworded, Written
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.schema import Proses
    from bpmn_gen.store.project import Project
    from bpmn_gen.writing.phrases import Spot
    from bpmn_gen.writing.places import Path

LONGEST = 200
"""Characters of a title or term at most."""
ABBREVIATED = {
    "kepala seksi": ("kasi",),
    "kepala bidang": ("kabid",),
    "kepala bagian": ("kabag",),
    "kepala subbagian": ("kasubbag", "kasubag"),
    "kepala subbidang": ("kasubbid", "kasubid"),
    "kepala dinas": ("kadis", "kadin"),
    "kepala badan": ("kaban",),
    "kepala desa": ("kades",),
    "kepala urusan": ("kaur",),
    "sekretaris daerah": ("sekda",),
    "sekretaris camat": ("sekcam",),
    "sekretaris dinas": ("sekdin",),
    "sekretaris desa": ("sekdes",),
    "asisten daerah": ("asda",),
}
"""How titles are shortened in offices; a new title has a short form that nobody can guess."""

BORROWED = (
    "hanya ada dalam definisi bawaan, yang tidak diganti; salin dahulu dengan 'bpmn-gen init'"
)
"""What to do about words in the definitions of the program."""
_DOUBTS = {
    Doubt.LONGER: "bagian dari sebutan yang lebih panjang: '{}'",
    Doubt.QUOTED: "di dalam tanda kutip; kutipan tetap seperti aslinya",
    Doubt.LAW: "bagian dari nama peraturan",
    Doubt.BENT: "berimbuhan atau bertanda hubung: '{}'",
    Doubt.ADDRESS: "bagian dari nomor, alamat, atau nama berkas: '{}'",
}
_KINDS = {
    TextKind.BASIS: "bagian dari nama peraturan",
    TextKind.LAW: "kata-kata peraturan",
    TextKind.REMARK: "catatan bagi pemeriksa",
    TextKind.CITATION: "rujukan peraturan",
    TextKind.NAME: "nama unit atau daerah, yang dirujuk tempat lain",
}
EXTRA: dict[str, tuple[Doubt | TextKind, ...]] = {
    "sebutan-panjang": (Doubt.LONGER,),
    "kutipan": (Doubt.QUOTED, Doubt.BENT),
    "catatan": (TextKind.REMARK,),
}
"""What may be asked for although it is doubtful: the choices of ``--termasuk``."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """The rule of a title or term that gets another name."""

    phrase: Phrase
    short: tuple[Phrase, ...] = ()
    """Its abbreviations, which are only shown."""
    wanted: Collection[Doubt | TextKind] = frozenset()
    """Doubtful spots and texts that are asked for."""

    def judge(self, written: Written) -> Iterator[Verdict]:
        """The spots of the words in a text."""
        if written.kind is TextKind.FIXED:
            return
        taken: list[Spot] = []
        for spot in self.phrase.spots(written.text):
            taken.append(spot)
            code, reason = self._left(written, spot)
            words = written.text[spot.begin : spot.end]
            new = self.phrase.worded(words)
            if new == words:
                continue
            yield Verdict(spot.begin, spot.end, new, reason, code)
        for short in self.short:
            for spot in short.spots(written.text):
                if not any(one.begin <= spot.begin < one.end for one in taken):
                    reason = f"singkatan; ganti tersendiri bila perlu: '{spot.found}'"
                    yield Verdict(spot.begin, spot.end, spot.found, reason, "singkatan")

    def renamed(self, title: str) -> str:
        """A title with the new words in it, where they are sure to be meant."""
        spots = [one for one in self.phrase.spots(title) if one.doubt in (None, *self.wanted)]
        words = (
            (one.begin, one.end, self.phrase.worded(title[one.begin : one.end])) for one in spots
        )
        return reworded(title, words)

    def _left(self, written: Written, spot: Spot) -> tuple[str, str]:
        """Why a spot stays, in one word and in a sentence; both empty where it does not."""
        if written.kind in _KINDS and written.kind not in self.wanted:
            return written.kind.value.replace(" ", "-"), _KINDS[written.kind]
        if spot.doubt is None or spot.doubt in self.wanted:
            return "", ""
        return spot.doubt.value, _DOUBTS[spot.doubt].format(" ".join(spot.found.split()))


def rename_title(
    project: Project, old: str, new: str, unit: str | None, extra: Collection[str] = ()
) -> Reworded:
    """Prepare another name for a title.

    Args:
        project: the project.
        old: the title as it is.
        new: the title as it shall be.
        unit: the one unit that it changes for; None for all.
        extra: what shall be changed although it is doubtful, of :data:`EXTRA`.

    Raises:
        CompileError: when the definitions would have errors that they have not now.
        MisuseError: when the title stands nowhere, or a name makes no sense.
    """
    old, new = _checked(old, new, "Jabatan")
    now = Findings()
    defs = load(project.defs, now, shipped("process_defs"))
    scope = Scope.of(defs, unit)
    titles, places = titles_of(defs), _names_of_places(defs)
    phrase = Phrase(old, new, is_title=True, titles=titles, places=places)
    short = tuple(
        Phrase(one, one) for one in ABBREVIATED.get(old.casefold().replace(" sub ", " sub"), ())
    )
    rule = Renaming(phrase, short, _asked(extra))
    own = _own_titles(project, defs, scope, rule)
    made = reword(project, now, scope, rule, own)
    named = {f"peran.{path[-1]}" for added in own.values() for path, _ in added}
    made.left = [one for one in made.left if one.key not in named or one.code != "bersama"]
    made.findings += merged_titles(defs, rule.renamed, made.changes.names())
    made.left += places_in_templates(project, rule)
    if not (made.places or made.left):
        known = {*titles, *(phrase.without_place(title) for title in titles)}
        near = did_you_mean(old, sorted(known)) or ("lihat jabatan tiap unit di unit.yaml",)
        hint = BORROWED if _is_borrowed(defs, phrase) else "; ".join(near)
        raise MisuseError(f"Jabatan '{old}' tidak ditemukan; {hint}")
    return made


def rename_term(
    project: Project, old: str, new: str, unit: str | None, extra: Collection[str] = ()
) -> Reworded:
    """Prepare another word for a term, wherever people read it.

    Raises:
        CompileError: when the definitions would have errors that they have not now.
        MisuseError: when the term stands nowhere, or a word makes no sense.
    """
    old, new = _checked(old, new, "Istilah")
    now = Findings()
    defs = load(project.defs, now, shipped("process_defs"))
    rule = Renaming(Phrase(old, new), (), _asked(extra))
    made = reword(project, now, Scope.of(defs, unit), rule, {})
    made.left += places_in_templates(project, rule)
    if not (made.places or made.left):
        hint = f"; {BORROWED}" if _is_borrowed(defs, rule.phrase) else ""
        raise MisuseError(f"Istilah '{old}' tidak ditemukan{hint}")
    return made


def _is_borrowed(defs: DefinitionSet, phrase: Phrase) -> bool:
    """Whether words stand in what the program brings along for the project."""
    folder = shipped("process_defs")
    files = (folder / one.relative for one in defs.sources if one.shipped)
    return any(any(phrase.spots(path.read_text("utf-8"))) for path in files)


def _asked(extra: Collection[str]) -> frozenset[Doubt | TextKind]:
    """The doubts that are passed over."""
    return frozenset(doubt for one in extra for doubt in EXTRA[one])


def _checked(old: str, new: str, subject: str) -> tuple[str, str]:
    """The words with single spaces.

    Raises:
        MisuseError: when one is empty, too long or no words, or both are the same.
    """
    words = [" ".join(text.split()) for text in (old, new)]
    for one in words:
        if not any(sign.isalpha() for sign in one) or len(one) > LONGEST or not one.isprintable():
            raise MisuseError(f"{subject} '{one[:LONGEST]}' bukan kata; tulis 1 sampai 200 huruf")
        if set(one) & set("{}"):
            raise MisuseError(f"{subject} tidak memuat kurung kurawal: '{one}'")
    if words[0] == words[1]:
        raise MisuseError(f"{subject} lama dan baru sama: '{words[0]}'; tidak ada yang diganti")
    return words[0], words[1]


def titles_of(defs: DefinitionSet) -> list[str]:
    """All titles that the definitions know, those of unit types included."""
    found = [str(title) for tipe in defs.tipe_unit.values() for title in tipe.peran.values()]
    found += [str(tier.jabatan) for tipe in defs.tipe_unit.values() for tier in tipe.tingkat]
    found += [str(title) for unit in defs.unit for title in unit.jabatan.values()]
    everywhere = [defs.proses, *(office.proses for office in defs.offices.values())]
    processes: list[Proses] = [one for found in everywhere for one in found.values()]
    actors = [one for process in processes for one in process.pelaku.values()]
    actors += [one for process in processes for one in process.pihak.values()]
    named = (text for one in actors for text in (one.jabatan, one.sebutan, one.masyarakat) if text)
    return sorted({*found, *map(str, named)})


def _names_of_places(defs: DefinitionSet) -> frozenset[str]:
    """The names of units and of the regency, whole and without their first words, small."""
    names = [str(unit.nama) for unit in defs.unit] + [str(defs.daerah.nama)]
    words = [name.casefold().split() for name in names]
    return frozenset(" ".join(one[at:]) for one in words for at in range(len(one)))


def _own_titles(project: Project, defs: DefinitionSet, scope: Scope, rule: Renaming) -> Additions:
    """Titles that units get for themselves, because those of their type may not be changed.

    That is so where one unit is asked for, and where the types come with the program.
    """
    shipped = {one.path for one in defs.sources if one.shipped}
    added: Additions = {}
    for target in scope.units():
        unit = target.unit
        if unit is None or (scope.target is None and target.tipe.origin.path not in shipped):
            continue
        entry = entry_of(project, defs, unit)
        for role, title in target.tipe.peran.items():
            new = rule.renamed(title)
            if new != title and str(role) not in unit.jabatan:
                path: Path = (*entry.lead, "jabatan", str(role))
                added.setdefault(entry.path, []).append((path, new))
    return added
