"""What the letters and forms of a unit hold: who writes to whom, with which contents and copies.

A letter belongs to the step that produces it and is written by the actor of the step.  Where that
actor stands in another unit, the letter is worded as if this unit were the other one, because every
unit asks and is asked at times.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.decree.correspondents import BLANK, Correspondents
from bpmn_gen.decree.legal_order import ordered
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.definition.legal_citation import legal_words
from bpmn_gen.model.ids import IdSpace
from bpmn_gen.rules.letters import demanded, fulfils

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess, Step
    from bpmn_gen.definition.citation import ProvisionIndex
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.definition.legal_citation import LegalWords
    from bpmn_gen.definition.schema import Formulir

BLANK_ROWS = 5
"""Blank rows for names in a letter."""
MAX_NAME, MAX_STEP = 48, 30
"""Characters of a form's name and of a step's id in the name of a file."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, ready to be filled into its template."""

    name: str
    """File name without its ending."""
    template: str
    """Name of the template, below the folder of templates."""
    values: Mapping[str, object]
    """What its placeholders stand for."""


def letters_of(
    process: ResolvedProcess, defs: DefinitionSet, signer: Sequence[str], index: ProvisionIndex
) -> tuple[Letter, ...]:
    """All letters that the steps of a process produce.

    Args:
        process: resolved for its unit.
        defs: where the forms and the regency are.
        signer: the lines above the signature of the head of the region.
        index: the provisions of ``defs``.
    """
    people = Correspondents(process, defs)
    produced = _produced(process, defs, people)
    writer = _Writer(process, defs, people, tuple(signer), index)
    return tuple(
        writer.letter(step, form, name)
        for (step, form), name in zip(produced, _file_names(produced), strict=True)
    )


def letter_names(process: ResolvedProcess, defs: DefinitionSet) -> list[str]:
    """The names of the files of all letters of a process, without their ending."""
    return _file_names(_produced(process, defs, Correspondents(process, defs)))


def letters_by_step(process: ResolvedProcess, defs: DefinitionSet) -> dict[tuple[str, str], str]:
    """The same by the id of the step that produces the letter and the code of its form."""
    produced = _produced(process, defs, Correspondents(process, defs))
    places = ((step.id, str(form.kode)) for step, form in produced)
    return dict(zip(places, _file_names(produced), strict=True))


def _produced(
    process: ResolvedProcess, defs: DefinitionSet, people: Correspondents
) -> list[tuple[Step, Formulir]]:
    """The steps that produce letters, with the form of each."""
    produced = [
        (step, defs.formulir[code])
        for step in process.walk()
        for code in step.document_codes
        if code in defs.formulir and defs.formulir[code].templat
    ]
    return [(step, form) for step, form in produced if not people.cast(step).is_idle]


def _file_names(produced: Sequence[tuple[Step, Formulir]]) -> list[str]:
    """A name for each letter: its form, then as much of step and code as tells it from others.

    Names are short, because Windows limits the length of a path with all its folders.
    """
    parts = [
        (file_slug(form.nama, MAX_NAME), file_slug(step.id, MAX_STEP), file_slug(form.kode))
        for step, form in produced
    ]
    space, names = IdSpace(), []
    for mine in parts:
        known = [mine[:length] for length in (1, 2, 3)]
        fits = (one for one in known if sum(other[: len(one)] == one for other in parts) == 1)
        names.append(space.take("-".join(next(fits, mine))))
    return names


@dataclass(frozen=True, slots=True)
class _Writer:
    """Words the letters of one process."""

    process: ResolvedProcess
    defs: DefinitionSet
    people: Correspondents
    signer: tuple[str, ...]
    index: ProvisionIndex

    def letter(self, step: Step, form: Formulir, name: str) -> Letter:
        """The letter of a step under its file name."""
        return Letter(name, f"surat/{form.templat}", self._values(step, form))

    def _values(self, step: Step, form: Formulir) -> dict[str, object]:
        """What the placeholders of a letter stand for."""
        cast, target = self.people.cast(step), self.process.target
        cited = step.sources or form.sumber
        return {
            **self._common(),
            **self._headed(apart=cast.sender.stands_apart),
            "formulir": {"kode": str(form.kode), "nama": str(form.nama)},
            "proses": {"kode": self.process.code, "nama": self.process.name},
            "langkah": {"id": step.id, "kegiatan": step.text},
            "pelaporan": str(form.pelaporan),
            "isi": [str(item) for item in form.isi],
            "wajib": [str(item) for item in form.isi if self._is_demanded(item, form)],
            "dasar": self.words.cited(cited),
            "dasar_pendek": self.words.cited(cited, first=False),
            "pengirim": {
                "jabatan": cast.sender.title,
                "peran": cast.sender.role,
                "unit": target.name,
            },
            "kepada": list(cast.to),
            "kepada_pertama": cast.to[0] if cast.to else BLANK,
            "tembusan": list(cast.copies),
            "unit_pemohon": self.people.asking(step),
        }

    @property
    def words(self) -> LegalWords:
        """How provisions are cited."""
        return legal_words(self.defs.peraturan)

    def _is_demanded(self, item: str, form: Formulir) -> bool:
        """Whether a content is one that the regulation demands at least."""
        demands = demanded(form, self.index)
        return any(fulfils(item, demand, demands) for demand in demands)

    def _headed(self, *, apart: bool) -> dict[str, object]:
        """The letterhead: that of the unit, or one whose office has to be filled in."""
        daerah, unit = self.defs.daerah, self.process.target.unit
        head = [*map(str, daerah.kop)] or [str(daerah.pemerintah)]
        if apart:
            return {"kop": [*head, BLANK], "alamat": ""}
        own = [*map(str, unit.kop)] if unit else []
        address = str(unit.alamat or "") if unit else ""
        return {"kop": [*head, *(own or [self.process.target.name])], "alamat": address}

    def _common(self) -> dict[str, object]:
        """What does not depend on the step."""
        daerah = self.defs.daerah
        return {
            "unit": self.process.target.name,
            "pemerintah": str(daerah.pemerintah),
            "kepala_daerah": str(daerah.kepala),
            "ibu_kota": str(daerah.ibu_kota),
            "jabatan_kepala": daerah.jabatan_kepala,
            "peraturan": self.words.title(),
            "sebutan": self.words.title(first=False),
            "mengingat": list(ordered(map(str, daerah.dasar_hukum))),
            "penandatangan": list(self.signer),
            "nomor_baris": list(range(1, BLANK_ROWS + 1)),
        }
