"""Plans decrees and volumes: which are made of which units, of which texts, under which names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bpmn_gen.decree.composing import ATTACHED, Bound, Decree, roman
from bpmn_gen.decree.legal_order import ordered
from bpmn_gen.decree.markup import sections
from bpmn_gen.decree.subject import KINDS as MAP_KINDS
from bpmn_gen.decree.volume import unknown_requests
from bpmn_gen.definition.legal_citation import grouped, legal_words
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.edition.status import NEVER_SET, State
from bpmn_gen.jobs.decree import (
    KINDS,
    Books,
    DecreeBody,
    UnitLampiran,
    UnitVolume,
    Wanted,
    WholeDecree,
)
from bpmn_gen.jobs.decree_contents import content_of
from bpmn_gen.jobs.decree_scope import FOLDER, UMBRELLA, decree_name, named
from bpmn_gen.jobs.decree_settings import region_words, signer_of
from bpmn_gen.render.templates.filling import broken, fill_text_template
from bpmn_gen.sop.style import decree_style
from bpmn_gen.sop.volume import year_of
from bpmn_gen.store import disk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.decree.markup import Section
    from bpmn_gen.decree.subject import Content
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.edition.edition import Edition
    from bpmn_gen.edition.status import Status, UnitStatus
    from bpmn_gen.jobs.decree_scope import DraftChoice
    from bpmn_gen.jobs.process_map import ProcessMap
    from bpmn_gen.maps.survey import UnitSurvey
    from bpmn_gen.render.templates.files import Templates

DECREE_TEXT = "keputusan-bupati.txt.j2"
VOLUME_TEXT = "dokumen-peta-proses-bisnis.txt.j2"
KIND = "keputusan"
"""How the kinds of decrees and volumes begin in the manifest."""
LAMPIRAN_NAME = "lampiran"
VOLUME_NAME = "dokumen-peta-proses-bisnis"
MOST_BOUND = 2
"""Units up to which the lampiran stand in the file of the decree.  With more units the lampiran of
each get a file of their own, so that one unit can be made, read and printed by itself."""


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
    scope: DraftChoice
    units: list[tuple[UnitSurvey, Content]] = field(default_factory=list)
    statuses: dict[str, Status] = field(default_factory=dict)
    """How each unit stands, by its folder."""
    before: dict[str, Edition | None] = field(default_factory=dict)
    """The edition that set each unit before the last one, by its folder."""
    marks: dict[str, str] = field(default_factory=dict)
    """The mark of each unit's volume, by its folder."""
    others: list[Target] = field(default_factory=list)
    """Units of which nothing is drafted."""

    def add(
        self,
        survey: UnitSurvey,
        maps: Sequence[ProcessMap],
        status: UnitStatus = NEVER_SET,
        mark: str = "",
    ) -> None:
        """Take in a unit with its maps and SOPs, unless it has no processes to decree.

        ``status`` is how they stand, ``mark`` what the pages of the volume say of that.
        """
        self.statuses[survey.target.slug] = status.whole
        self.before[survey.target.slug] = status.before
        self.marks[survey.target.slug] = mark
        if not (self.scope.units and self._kinds):
            self.others.append(survey.target)
        elif survey.resolved:
            self.units.append((survey, content_of(survey, maps, status)))

    @property
    def _kinds(self) -> tuple[str, ...]:
        """The formats that are wanted."""
        return tuple(kind for kind in KINDS if kind in self.formats)

    def jobs(self) -> Iterator[Books]:
        """The documents of all units that were taken in."""
        for target in self.others:
            yield self._job(target, (), [], kept=_all_of(target.slug))
        if not self.units:
            if self.scope.umbrella and not self.others:
                # A job without files lets the build remove the decree of an earlier one.
                yield self._job(None, (), [])
            return
        contents = tuple(content for _, content in self.units)
        whole, apart = self._decree(contents), len(contents) > MOST_BOUND
        among_others = self._decree(contents if len(contents) > 1 else contents * 2).headed
        for survey, content in self.units:
            yield self._unit(survey, content, among_others)
        if self.scope.umbrella and apart:
            yield from self._divided(whole)
        elif self.scope.umbrella:
            yield self._job(
                None, contents, [(f"{FOLDER}/{decree_name(self.defs.daerah)}", WholeDecree(whole))]
            )
        elif not self._has_umbrella:
            yield self._job(None, (), [])

    @property
    def _has_umbrella(self) -> bool:
        """Whether a decree is about all units."""
        return str(self.defs.daerah.keputusan.bentuk) == UMBRELLA

    def _unit(self, survey: UnitSurvey, content: Content, among_others: Decree) -> Books:
        """The volume of a unit, and its decree where each has its own.

        The pages that it adds to a decree about several units are counted even where it is the only
        unit, so that it need not be made again when a later build is about more units.
        """
        folder, paper = content.slug, decree_style(self.defs.daerah)
        text = self._volume_text(survey, content)
        volume = UnitVolume(text, paper, self.marks.get(content.slug, ""))
        found: list[tuple[str, Wanted]] = [(f"{folder}/{VOLUME_NAME}", volume)]
        if self._has_umbrella:
            part = UnitLampiran(among_others, _first_lampiran(0))
            return self._job(survey.target, (content,), found, counted=part)
        own = WholeDecree(self._decree((content,)))
        found.append((f"{folder}/{FOLDER}/{decree_name(self.defs.daerah)}", own))
        return self._job(survey.target, (content,), found)

    def _divided(self, whole: Decree) -> Iterator[Books]:
        """The decree about all units, then the lampiran of each, whose page numbers go on."""
        units = [(_first_lampiran(at), content) for at, (_, content) in enumerate(self.units)]
        listed = tuple(Bound(content.bound, _pair(first)) for first, content in units)
        body = DecreeBody(whole, listed)
        opening = self._job(
            None, (), [(f"{FOLDER}/{decree_name(self.defs.daerah)}", body)], counted=body
        )
        yield opening
        before = [opening.paths[0]]
        for first, content in units:
            name = f"{FOLDER}/{LAMPIRAN_NAME}-{content.slug}"
            part = UnitLampiran(whole.headed, first)
            yield self._job(None, (content,), [(name, part)], follows=tuple(before))
            before.append(f"{content.slug}/{VOLUME_NAME}.{self._kinds[0]}")

    def _job(
        self,
        target: Target | None,
        contents: tuple[Content, ...],
        documents: Sequence[tuple[str, Wanted]],
        *,
        counted: Wanted | None = None,
        follows: tuple[str, ...] = (),
        kept: tuple[str, ...] = (),
    ) -> Books:
        """The job of some documents of a unit or of all, each with its path without ending."""
        wanted = tuple(one for _, one in documents)
        meanings = tuple((str(a), str(b)) for a, b in self.defs.daerah.singkatan.items())
        parts = (
            self.program,
            repr((wanted, counted, meanings)),
            repr(self.templates),
            *map(repr, contents),
        )
        names = [one.name for one in contents or (content for _, content in self.units)]
        unit = str(target.unit.nama) if target and target.unit else None
        return Books(
            target=target.slug if target else FOLDER,
            tipe=target.number if target else None,
            unit=unit if target else named(names),
            contents=contents,
            wanted=wanted,
            kinds=self._kinds,
            templates=self.templates,
            counted=counted,
            meanings=meanings,
            kept=kept,
            follows=follows,
            files=tuple(
                (f"{KIND}-{kind}", f"{name}.{kind}")
                for name, _ in documents
                for kind in self._kinds
            ),
            key=disk.digest("\0".join(parts).encode()),
        )

    def _decree(self, contents: Sequence[Content]) -> Decree:
        """The decree about some units."""
        daerah, names = self.defs.daerah, [content.name for content in contents]
        apart = len(names) > MOST_BOUND
        bound = [
            (content, _pair(_first_lampiran(at) if apart else 1 + 2 * at))
            for at, content in enumerate(contents)
        ]
        words = {
            **self._words(),
            "unit": names,
            "satu_unit": len(names) == 1,
            "lampiran": _lampiran(2 * len(names) + apart),
            "daftar_unit": "Lampiran I" if apart else "",
            "berlaku_bagi": [] if apart else _bound(bound),
            "syarat": _conditions(bound),
            "terdahulu": _joined(self._earlier([content.slug for content in contents])),
            "tembusan": _heads(contents, "Lampiran I" if apart else ""),
            "peta": _joined(_kinds_of_maps(str(daerah.metode))),
            "isi_lampiran": _joined([*self._attached(), "standar operasional prosedur (SOP)"]),
        }
        text = fill_text_template(self.texts[DECREE_TEXT], DECREE_TEXT, words, escape=False)
        found = Decree(
            sections=sections(text),
            head=str(daerah.kepala).upper(),
            office=daerah.jabatan_kepala,
            signer=signer_of(self.defs),
            paper=decree_style(self.defs.daerah),
        )
        edition = self._edition({content.slug for content in contents})
        if edition is None:
            return found
        signer = replace(found.signer, date=f"pada tanggal {edition.day}")
        return replace(found, signer=signer, number=edition.numbered.upper())

    def _edition(self, slugs: set[str]) -> Edition | None:
        """The edition that has set just these units, all of which are still as it set them."""
        found = [self.statuses[slug] for slug in slugs]
        edition = found[0].edition if found else None
        if edition is None or any(one.state is not State.SET for one in found):
            return None
        bound = {unit.slug for unit in edition.units if unit.processes}
        return edition if bound == slugs and all(one.edition == edition for one in found) else None

    def _earlier(self, slugs: Sequence[str]) -> list[str]:
        """The decrees in force on these units until this one comes, each once."""
        is_set = self._edition({*slugs}) is not None
        found = (self.before[slug] if is_set else self.statuses[slug].edition for slug in slugs)
        return [*dict.fromkeys(one.decree for one in found if one)]

    def _attached(self) -> list[str]:
        """The maps that the lampiran hold, as a sentence names them."""
        held = {one.kind for _, content in self.units for one in content.maps}
        kinds = [name for kind, name in MAP_KINDS.items() if kind in held and kind in ATTACHED]
        return [f"{name[:1].lower()}{name[1:]}" for name in kinds]

    def _volume_text(self, survey: UnitSurvey, content: Content) -> tuple[Section, ...]:
        """The chapters of a unit's volume."""
        tipe = survey.target.tipe
        words = {
            **self._words(),
            "unit": content.name,
            "uraian": survey.filled(tipe.uraian),
            "sumber_unit": grouped(survey.words.places(tipe.sumber[:1])),
            "metode": str(self.defs.daerah.metode),
            "tahun": year_of(content.processes),
            "tugas": content.task,
            "fungsi": list(content.functions),
            "jumlah_proses": len(content.processes),
            "jumlah_kelompok": len(content.groups),
            "berlaku_bagi": _bound([(content, "")]),
            "syarat": [condition.told() for condition in content.conditions],
        }
        found = sections(
            fill_text_template(self.texts[VOLUME_TEXT], VOLUME_TEXT, words, escape=False)
        )
        if unknown := unknown_requests(found):
            problem = f"meminta hal yang tidak ada: @{unknown[0]}"
            raise CompileError([broken(VOLUME_TEXT, problem, self._line_of(unknown[0]))])
        return found

    def _line_of(self, request: str) -> int:
        """The line of the volume's text that asks for a list; the first if there is none."""
        lines = self.texts[VOLUME_TEXT].splitlines()
        found = (at for at, line in enumerate(lines, 1) if line.strip() == f"@{request}")
        return next(found, 1)

    def _words(self) -> dict[str, object]:
        """What both texts may use."""
        daerah, words = self.defs.daerah, legal_words(self.defs.peraturan)
        laws = [*map(str, daerah.dasar_hukum), *(law for _, one in self.units for law in one.laws)]
        return {
            "daerah": region_words(daerah),
            "mengingat": list(ordered(dict.fromkeys(laws))),
            "peraturan": words.title(),
            "sebutan": words.title(first=False),
        }


def _all_of(folder: str) -> tuple[str, ...]:
    """Beginnings of the paths of all documents of a unit."""
    return f"{folder}/{VOLUME_NAME}.", f"{folder}/{FOLDER}/"


def _bound(contents: Sequence[tuple[Content, str]]) -> list[str]:
    """All units that a decree binds, with their lampiran where it is about several."""
    if len(contents) == 1:
        content, _ = contents[0]
        return [] if content.bound == (content.name,) else list(content.bound)
    return [f"{unit} ({where})" for content, where in contents for unit in content.bound]


def _heads(contents: Sequence[Content], listed_in: str) -> list[str]:
    """Who should get copies: those who lead the units of the lampiran.

    They are named where each lampiran is about one unit, else told by the list of units.
    """
    if listed_in:
        return [f"Kepala unit organisasi yang tercantum dalam {listed_in}"]
    if all(content.head for content in contents):
        return [content.head for content in contents]
    return ["Kepala unit organisasi yang disebut dalam Keputusan ini"]


def _conditions(contents: Sequence[tuple[Content, str]]) -> list[str]:
    """The conditions of a decree, each once.

    Two types that may apply to one unit both have a condition about it.  The sentence of the one
    that applies later names the other, too, so it is enough.
    """
    places = {content.slug: where for content, where in contents}
    told = [(condition, where) for content, where in contents for condition in content.conditions]
    waiting = {condition.unit for condition, _ in told if condition.waits}
    return [
        condition.told(where, places)
        for condition, where in told
        if condition.waits or condition.unit not in waiting
    ]


def _lampiran(count: int) -> str:
    """All lampiran of a decree as a sentence names them."""
    between = "dan" if count == 2 else "sampai dengan"  # noqa: PLR2004 -- two are named both
    return f"Lampiran I {between} Lampiran {roman(count)}"


def _pair(first: int) -> str:
    """The two lampiran of a unit as a sentence names them."""
    return f"Lampiran {roman(first)} dan Lampiran {roman(first + 1)}"


def _first_lampiran(number: int) -> int:
    """The number of a unit's first lampiran: I lists the units, each unit has two."""
    return 2 + 2 * number


def _joined(words: Sequence[str]) -> str:
    """Words as a sentence lists them."""
    if len(words) < 3:  # noqa: PLR2004 -- a comma stands only between three or more
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def _kinds_of_maps(method: str) -> list[str]:
    """The maps that a decree is about, by the method of mapping."""
    drawn = ["peta subproses", "peta relasi"] if method != "level" else []
    levels = ["peta level 1 dan turunannya"] if method != "gambar" else []
    return [*drawn, "peta lintas fungsi", *levels]
