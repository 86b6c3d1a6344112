"""Plans decrees and volumes: which are made of which units, of which texts, under which names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen import manifest
from bpmn_gen.decree.composing import Decree, Signer, roman
from bpmn_gen.decree.document import Paper
from bpmn_gen.decree.legal_order import ordered
from bpmn_gen.decree.markup import sections
from bpmn_gen.decree.subject import Content, Fact, MapContent
from bpmn_gen.decree.volume import unknown_requests
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.jobs.decree import (
    KINDS,
    Books,
    DecreeBody,
    UnitLampiran,
    UnitVolume,
    Wanted,
    WholeDecree,
)
from bpmn_gen.maps.index import index
from bpmn_gen.maps.level_one import level_one
from bpmn_gen.maps.level_zero import level_zero
from bpmn_gen.maps.relations import relations
from bpmn_gen.maps.structure import structure
from bpmn_gen.maps.structure_figure import assignment_figure, standing_figure
from bpmn_gen.maps.subprocesses import subprocesses
from bpmn_gen.maps.survey import Ways, map_code, sop_code
from bpmn_gen.pages import PAPERS
from bpmn_gen.sop.compose import brief_of
from bpmn_gen.templating import broken, fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.decree.markup import Section
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.jobs.process_map import ProcessMap
    from bpmn_gen.maps.survey import Survey
    from bpmn_gen.render.templates import Templates

DECREE_TEXT = "keputusan-bupati.txt.j2"
VOLUME_TEXT = "dokumen-peta-proses-bisnis.txt.j2"
FOLDER = "keputusan"
KIND = "keputusan"
"""What the kinds of decrees and volumes begin with in the manifest."""
DECREE_NAME = "keputusan-bupati"
LAMPIRAN_NAME = "lampiran-keputusan-bupati"
VOLUME_NAME = "dokumen-peta-proses-bisnis"
MOST_BOUND = 2
"""Units whose lampiran stand in the same file as the decree; with more, each has its own file."""
NO_WAYS = Ways(frozenset())
"""Documents lead nowhere: they are printed."""


@dataclass(slots=True)
class DecreePlanner:
    """Gathers the units of a build and plans their documents."""

    defs: DefinitionSet
    formats: tuple[str, ...]
    templates: Templates
    texts: Mapping[str, str]
    """The texts that staff edit, by file name."""
    program: str
    """Digest of the program."""
    units: list[tuple[Survey, Content]] = field(default_factory=list)

    def add(self, survey: Survey, maps: Sequence[ProcessMap]) -> None:
        """Take the maps and SOPs of a unit in."""
        self.units.append((survey, _content(survey, maps)))

    def jobs(self) -> Iterator[Books]:
        """The documents of all units that were taken in."""
        kinds = tuple(kind for kind in KINDS if kind in self.formats)
        if not kinds or not self.units:
            return
        umbrella = self.defs.daerah.keputusan.bentuk == "payung"
        bound = umbrella and len(self.units) <= MOST_BOUND
        single = len(self.units) == 1
        whole = self._decree([content.name for _, content in self.units])
        for number, (survey, content) in enumerate(self.units):
            text = self._volume_text(survey, content)
            folder = content.slug
            documents: list[tuple[str, Wanted]] = [
                (f"{folder}/{VOLUME_NAME}", UnitVolume(whole, text))
            ]
            if not umbrella:
                own = WholeDecree(self._decree([content.name]))
                documents.append((f"{folder}/{FOLDER}/{DECREE_NAME}", own))
            elif single:
                documents.append((f"{FOLDER}/{DECREE_NAME}", WholeDecree(whole)))
            elif not bound:
                part = UnitLampiran(whole, _first_lampiran(number))
                documents.append((f"{folder}/{FOLDER}/{LAMPIRAN_NAME}", part))
            yield self._job(folder, survey, (content,), documents, kinds)
        if umbrella and not single:
            yield self._umbrella(whole, kinds, bound=bound)

    def _umbrella(self, whole: Decree, kinds: tuple[str, ...], *, bound: bool) -> Books:
        """The decree about all units."""
        contents = tuple(content for _, content in self.units)
        name = f"{FOLDER}/{DECREE_NAME}"
        if bound:
            return self._job(FOLDER, None, contents, [(name, WholeDecree(whole))], kinds)
        listed = tuple(
            (content.name, f"Lampiran {roman(first)} dan Lampiran {roman(first + 1)}")
            for first, content in ((_first_lampiran(at), one) for at, one in enumerate(contents))
        )
        return self._job(FOLDER, None, (), [(name, DecreeBody(whole, listed))], kinds)

    def _job(
        self,
        folder: str,
        survey: Survey | None,
        contents: tuple[Content, ...],
        documents: list[tuple[str, Wanted]],
        kinds: tuple[str, ...],
    ) -> Books:
        """The job of some documents, each with its path without ending."""
        wanted = tuple(one for _, one in documents)
        target = survey.target if survey else None
        parts = (self.program, repr(wanted), repr(self.templates), *map(repr, contents))
        return Books(
            target=folder,
            tipe=target.number if target else None,
            unit=str(target.unit.nama) if target and target.unit else None,
            contents=contents,
            wanted=wanted,
            kinds=kinds,
            templates=self.templates,
            files=tuple(
                (f"{KIND}-{kind}", f"{name}.{kind}") for name, _ in documents for kind in kinds
            ),
            key=manifest.digest("\0".join(parts).encode()),
        )

    def _decree(self, names: list[str]) -> Decree:
        """The decree about some units."""
        daerah = self.defs.daerah
        words = {
            **self._words(),
            "unit": names,
            "satu_unit": len(names) == 1,
            "peta": _joined(_kinds_of_maps(str(daerah.metode))),
        }
        text = fill(self.texts[DECREE_TEXT], DECREE_TEXT, words, escape=False)
        return Decree(
            sections=sections(text),
            head=str(daerah.kepala).upper(),
            signer=signer_of(self.defs),
            paper=paper_of(self.defs),
            author=str(daerah.pemerintah),
        )

    def _volume_text(self, survey: Survey, content: Content) -> tuple[Section, ...]:
        """The chapters of a unit's volume."""
        tipe = survey.target.tipe
        words = {
            **self._words(),
            "unit": content.name,
            "uraian": survey.filled(tipe.uraian),
            "sumber_unit": str(next(iter(tipe.sumber), "")),
            "metode": str(self.defs.daerah.metode),
            "jumlah_proses": len(content.processes),
            "jumlah_kelompok": len(content.groups),
        }
        found = sections(fill(self.texts[VOLUME_TEXT], VOLUME_TEXT, words, escape=False))
        if unknown := unknown_requests(found):
            problem = f"meminta hal yang tidak ada: @{unknown[0]}"
            raise CompileError([broken(VOLUME_TEXT, problem, self._line_of(unknown[0]))])
        return found

    def _line_of(self, request: str) -> int:
        """The line of the text in which something is asked for."""
        lines = self.texts[VOLUME_TEXT].splitlines()
        found = (at for at, line in enumerate(lines, 1) if line.strip() == f"@{request}")
        return next(found, 1)

    def _words(self) -> dict[str, object]:
        """What both texts may use."""
        daerah, regulations = self.defs.daerah, self.defs.peraturan
        return {
            "daerah": {
                "nama": str(daerah.nama),
                "pemerintah": str(daerah.pemerintah),
                "kepala": str(daerah.kepala),
                "sekretaris": str(daerah.sekretaris),
                "ibu_kota": str(daerah.ibu_kota),
            },
            "mengingat": list(ordered(map(str, daerah.dasar_hukum))),
            "peraturan": str(regulations[0].judul) if regulations else "",
            "sebutan": str(regulations[0].sebutan) if regulations else "",
        }


def _first_lampiran(number: int) -> int:
    """The number of a unit's first lampiran: I lists the units, each unit has two."""
    return 2 + 2 * number


def _joined(words: Sequence[str]) -> str:
    """Words as a sentence lists them."""
    if len(words) < 3:  # noqa: PLR2004 -- a comma stands only between three or more
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def _kinds_of_maps(method: str) -> list[str]:
    """The maps that Pasal 22 ayat (4) names, by the method of mapping."""
    drawn = ["peta subproses", "peta relasi"] if method != "level" else []
    levels = ["peta level 1 dan turunannya"] if method != "gambar" else []
    return [*drawn, "peta lintas fungsi", *levels]


def paper_of(defs: DefinitionSet) -> Paper:
    """Upright paper and type of decrees and letters."""
    chosen = defs.daerah.keputusan
    paper, margin = PAPERS[str(chosen.kertas)], chosen.margin
    return Paper(
        width=paper.height,
        height=paper.width,
        top=float(margin.atas),
        right=float(margin.kanan),
        bottom=float(margin.bawah),
        left=float(margin.kiri),
        face=str(chosen.huruf),
        size=float(chosen.ukuran),
    )


def signer_of(defs: DefinitionSet) -> Signer:
    """Who signs a decree, by the settings."""
    daerah = defs.daerah
    chosen, head = daerah.keputusan, str(daerah.kepala).upper()
    name, seat = str(chosen.nama or ""), str(daerah.ibu_kota)
    if chosen.penandatangan == "atas nama":
        delegate = str(chosen.jabatan or daerah.sekretaris).upper()
        below = ("Pangkat ........................", "NIP ........................")
        return Signer((f"a.n. {head}", f"{delegate},"), seat, name, below)
    before = {"bupati": "", "pj": "Pj. ", "plt": "Plt. ", "plh": "Plh. "}
    return Signer((f"{before[str(chosen.penandatangan)]}{head},",), seat, name)


def _content(survey: Survey, maps: Sequence[ProcessMap]) -> Content:
    """What a unit brings into documents."""
    target, defs = survey.target, survey.defs
    facts = tuple(
        Fact(
            process.code,
            process.name,
            map_code(survey, process.code),
            sop_code(survey, process.code),
            str(process.sop.nama or process.name),
        )
        for process in survey.resolved
    )
    return Content(
        name=target.name,
        slug=target.slug,
        maps=tuple(_maps(survey, maps)),
        processes=survey.resolved,
        facts=facts,
        groups=tuple((one.kind, one.code, one.name, one.charge) for one in survey.groups),
        tiers=tuple(_tiers(survey)),
        appraisers=tuple(_appraisers(survey)),
        briefs=tuple(brief_of(process, defs) for process in survey.resolved),
        paper=str(defs.daerah.kertas),
    )


def _maps(survey: Survey, maps: Sequence[ProcessMap]) -> Iterator[MapContent]:
    """All maps of a unit by the method of mapping, in order."""
    method = str(survey.defs.daerah.metode)
    for figure in (standing_figure(survey), assignment_figure(survey)):
        yield MapContent("struktur", figure.sheet, figure)
    if survey.groups:
        whole = level_zero(survey, NO_WAYS)
        yield MapContent("peta-proses", whole.sheet, whole)
    for group in survey.groups if method != "level" else ():
        opened = subprocesses(survey, group, NO_WAYS)
        yield MapContent("peta-subproses", opened.sheet, opened)
        related = relations(survey, group, NO_WAYS)
        yield MapContent("peta-relasi", related.sheet, related)
    for group in survey.groups if method != "gambar" else ():
        labels = survey.defs.daerah.peta.sebutan_level
        form = f"Peta {labels[1]}" if len(labels) > 1 else "Peta Level 1"
        sheet = survey.sheet(form, group.code, group.name, group.source)
        yield MapContent("peta-level-1", sheet, definitions=level_one(survey, group))
    for job in maps:
        yield MapContent("peta-lintas-fungsi", job.sheet, definitions=job.definitions)
    if survey.groups:
        listed = index(survey, NO_WAYS)
        yield MapContent("indeks", listed.sheet, listed)


def _tiers(survey: Survey) -> Iterator[tuple[str, str, str]]:
    """The tiers of a unit with its own titles and the roles that each holds."""
    catalogue = survey.defs.jabatan
    drawn = structure(survey).tiers
    for tier, shown in zip(survey.target.tipe.tingkat, drawn, strict=True):
        terms = [str(catalogue[key].sebutan) for key in tier.peran if key in catalogue]
        yield shown.level, shown.title, "; ".join(terms) or "-"


def _appraisers(survey: Survey) -> Iterator[tuple[str, ...]]:
    """Who appraises whom, with the unit's own titles."""
    for rule in structure(survey).rules:
        sources = "; ".join(rule.sources) or "-"
        yield rule.rank, rule.appraiser, rule.manager or "-", rule.condition or "-", sources
