"""The draft of a definition: what was read, in the author's language, doubts at its head."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.placeholders import escaped
from bpmn_gen.compiler.wording import listed
from bpmn_gen.decompiler.actors import key_of
from bpmn_gen.decompiler.yaml_text import UNFILLED, write_yaml
from bpmn_gen.definition.dates import names_day
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.model.ids import IdSpace
from bpmn_gen.sop_reading.letterhead import letterhead_notes
from bpmn_gen.sop_reading.parallels import blocks_of
from bpmn_gen.sop_reading.questions import Subject
from bpmn_gen.sop_reading.read_sop import NO, YES, StepKind
from bpmn_gen.sop_reading.telling import doubts_told, shortened, time_told
from bpmn_gen.sop_reading.titles import cased, proposed
from bpmn_gen.sop_reading.vocabulary import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.decompiler.catalogue import Catalogue
    from bpmn_gen.definition.value import Value
    from bpmn_gen.sop_reading.parallels import Block
    from bpmn_gen.sop_reading.read_sop import ReadFlow, ReadSop, ReadStep

NAMELESS: Final = "SOP tanpa nama"
_QUESTION: Final = re.compile(r"\s*\(?\b(?P<question>apakah[^()?]*\?)\)?\s*$", re.IGNORECASE)
_FINISHED: Final = "selesai"
"""Where a way leads that ends the process."""
_LONGEST_NAME: Final = 30
"""Letters of a branch's name; longer words are a sentence and no name."""
_DATES: Final = {
    "tanggal_pembuatan": "made", "tanggal_revisi": "revised", "tanggal_efektif": "effective",
}  # fmt: skip
"""The dates of a definition, and the fields of the first page that hold them."""
_START: Final = frozenset({"mulai", "awal"})
_END: Final = frozenset({"selesai", "akhir", "berakhir"})


@dataclass(frozen=True, slots=True)
class SopDraft:
    """The definition of an SOP that was read."""

    name: str
    text: str
    notes: tuple[str, ...]
    """What its author has to decide, beside the doubts about what was read."""
    subjects: Mapping[str, Subject]
    """By note what it is about, where an answer can change that."""

    @property
    def file_name(self) -> str:
        """The name in the form that the project gives to names of files."""
        return f"{file_slug(self.name)}.yaml"


def draft_of(
    sop: ReadSop,
    source: str,
    code: str,
    catalogue: Catalogue,
    target: Target | None,
    government: str = "",
) -> SopDraft:
    """Write an SOP as a definition.

    Args:
        sop: what was read.
        source: the file, as the head of the draft names it.
        code: the code of the process.
        catalogue: the names that the project knows.
        target: the unit that the SOP belongs to.
        government: the regency of the project; empty where it has no definitions of its own.
    """
    writer = _Writer(sop, catalogue, target)
    top = writer.top(code)
    where = f"'{source}'" + (f", lembar '{sop.sheet}'" if sop.sheet else "")
    notes = (*letterhead_notes(sop.identity, target, government), *writer.notes)
    looked_at = (*doubts_told(sop), *notes)
    head = [f"Dibaca dari {where}."]
    head += [f"Diperiksa: {told}. {answer}." for told, answer in sop.decided.items()]
    head += [f"Periksa: {note}." for note in looked_at if note not in sop.decided]
    return SopDraft(name_of(sop) or NAMELESS, write_yaml(top, head), notes, writer.subjects)


def name_of(sop: ReadSop) -> str:
    """The name of the process; empty where the file has none."""
    name = " ".join(cased(sop.identity.name).split())
    return re.sub(r"^SOP\s+", "", name, flags=re.IGNORECASE)


@dataclass(slots=True)
class _Writer:
    """Writes one SOP."""

    sop: ReadSop
    catalogue: Catalogue
    target: Target | None
    notes: list[str] = field(default_factory=list)
    subjects: dict[str, Subject] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    """The key of each actor."""
    ids: list[str] = field(default_factory=list)
    """The id of each step."""
    blocks: dict[int, Block] = field(default_factory=dict)
    """By step: what is done at the same time after it."""
    after: dict[int, int] = field(default_factory=dict)
    """By step: the one that is listed after it."""

    def top(self, code: str) -> dict[str, Value]:
        """All keys of the definition."""
        space = IdSpace()
        self.ids = [space.take(_id(step.text)) for step in self.sop.steps]
        found: dict[str, Value] = {"kode": code, "nama": escaped(name_of(self.sop) or NAMELESS)}
        actors = self._actors()
        leading = {self.keys[step.actors[0] if step.actors else ""] for step in self.sop.steps}
        found["pelaku"] = {key: form for key, form in actors.items() if key in leading}
        taking_part = {key: form for key, form in actors.items() if key not in leading}
        if taking_part:
            found["pihak"] = taking_part
            names = listed([f"'{name}'" for name, key in self.keys.items() if key in taking_part])
            self.notes.append(
                f"{names} hanya ikut serta; ditulis sebagai pihak, tanpa kolom sendiri"
            )
        block = self._block()
        if block:
            found["sop"] = block
        found["langkah"] = self._listed()
        return found

    def _listed(self) -> list[Value]:
        """The steps in their order; those that are done at the same time stand in their block."""
        self.blocks = blocks_of(self.sop)
        inside = {
            place for block in self.blocks.values() for branch in block.branches for place in branch
        }
        listed = [place for place in range(len(self.sop.steps)) if place not in inside]
        self.after = dict(pairwise(listed))
        for block in self.blocks.values():
            self.after |= {
                place: after
                for branch in block.branches
                for place, after in pairwise([*branch, block.meeting])
            }
        entries: list[Value] = []
        for place in listed:
            entries += self._step(place)
            if place in self.blocks:
                entries.append(self._block_after(place))
        return entries

    def _block_after(self, place: int) -> Value:
        """The branches that follow a step."""
        block = self.blocks[place]
        step = shortened(self.sop.steps[place].text)
        self.notes.append(f"cabang sesudah '{step}' tidak bersyarat; ditulis sejajar")
        branches: list[Value] = [
            [entry for one in branch for entry in self._step(one)] for branch in block.branches
        ]
        entry: dict[str, Value] = {"sejajar": branches}
        if block.meeting != self.after.get(place):
            entry["lanjut"] = self.ids[block.meeting]
        return entry

    def _actors(self) -> dict[str, Value]:
        """The actors by key."""
        space = IdSpace()
        actors: dict[str, Value] = {}
        used = {name for step in self.sop.steps for name in step.actors}
        for name in self.sop.actors:
            if name not in used:
                self.notes.append(f"kolom '{name}' tidak dipakai langkah mana pun")
                continue
            proposal = proposed(name, self.catalogue, self.target, self.sop.identity.name)
            self.notes += proposal.notes
            titles = self.target.roles().values() if self.target else ()
            about = Subject(actor=name, titles=tuple(dict.fromkeys(map(str, titles))))
            self.subjects |= dict.fromkeys(proposal.notes, about)
            form = proposal.form
            key = space.take(key_of(name))
            self.keys[name] = key
            if isinstance(form, str):
                is_title = not re.fullmatch(r"[a-z0-9_]+", form)
                actors[key] = escaped(form) if is_title else {"jabatan": escaped(form)}
            else:
                actors[key] = {kind: escaped(text) for kind, text in form.items()}
        if any(not step.actors for step in self.sop.steps) or not actors:
            key = space.take("pelaksana")
            self.keys[""] = key
            actors[key] = {"jabatan": UNFILLED}
        return actors

    def _block(self) -> dict[str, Value]:
        """The identity block."""
        identity = self.sop.identity
        found: dict[str, Value] = {}
        if identity.number:
            found["nomor"] = escaped(identity.number)
        for key, name in _DATES.items():
            text = str(getattr(identity, name))
            if names_day(text):
                found[key] = text
            elif text.strip("-. "):
                note = f"{key.replace('_', ' ')} '{text}' bukan tanggal yang lengkap"
                self.notes.append(note)
                self.subjects[note] = Subject(date=name)
        approval = identity.approval
        signer = {
            "jabatan": approval.title,
            "nama": approval.name,
            "pangkat": approval.rank,
            "nip": approval.nip,
        }
        if any(signer.values()):
            found["disahkan_oleh"] = {key: escaped(text) for key, text in signer.items() if text}
        lists = {
            "dasar_hukum": identity.laws,
            "kualifikasi": identity.qualifications,
            "keterkaitan": identity.related,
            "peralatan": identity.equipment,
            "peringatan": identity.warnings,
            "pencatatan": identity.records,
        }
        found |= {key: [escaped(one) for one in texts] for key, texts in lists.items() if texts}
        return found

    def _step(self, place: int) -> list[Value]:
        """A step, and the end behind it where the flow ends in the middle of the list."""
        step = self.sop.steps[place]
        ways = [one for one in self.sop.flows if one.start == place]
        if place in self.blocks:
            ways = ways[:1]
        actor = self.keys[step.actors[0] if step.actors else ""]
        word = step.text.casefold().strip(" .")
        if word in _START and step.kind is not StepKind.DECISION:
            entry: dict[str, Value] = {"mulai": escaped(cased(step.text)), "oleh": actor}
        elif word in _END and not ways:
            return [{"id": self.ids[place], "selesai": escaped(cased(step.text)), "oleh": actor}]
        else:
            entry = {"id": self.ids[place], **self._work(step, ways), "oleh": actor}
        others = [self.keys[name] for name in step.actors[1:]]
        if others:
            entry["bersama"] = others
        entry |= self._papers(step)
        entry |= self._ways(place, step, ways)
        return [entry]

    def _work(self, step: ReadStep, ways: list[ReadFlow]) -> dict[str, Value]:
        """What is done, and what is asked."""
        if step.kind is not StepKind.DECISION and len(ways) + len(self._endings(step)) <= 1:
            return {"kegiatan": escaped(step.text)}
        asked = _QUESTION.search(step.text)
        work = step.text[: asked.start()].strip() if asked else ""
        yes = next((way.words for way in ways if way.label == YES and way.words), "")
        question = asked["question"] if asked and work else f"{yes.strip(' ?')}?"
        if work or plain(yes) not in {"", "ya", "y", "yes"}:
            text = work or step.text
            return {
                "kegiatan": escaped(text),
                "keputusan": escaped(question[0].upper() + question[1:]),
            }
        return {"keputusan": escaped(step.text)}

    def _papers(self, step: ReadStep) -> dict[str, Value]:
        """What a step needs, gives and takes."""
        found: dict[str, Value] = {}
        if step.needs:
            found["kelengkapan"] = [escaped(one) for one in step.needs]
        if step.results:
            found["keluaran"] = [escaped(one) for one in step.results]
        time = time_told(step.time, self.sop.time_unit)
        if time.strip("-– "):
            found["waktu"] = escaped(time)
        if step.remark:
            found["keterangan"] = escaped(step.remark)
        return found

    def _ways(self, place: int, step: ReadStep, ways: list[ReadFlow]) -> dict[str, Value]:
        """Where the flow goes from a step."""
        endings = self._endings(step)
        if step.kind is StepKind.DECISION or len(ways) + len(endings) > 1:
            yes = next((self._label(way, 0) for way in ways if way.label == YES), YES)
            branches = {
                self._label(way, number, yes): self.ids[way.end] for number, way in enumerate(ways)
            }
            branches |= {
                _no_to(yes) if label == NO else label or f"Cabang {number}": _FINISHED
                for number, label in enumerate(endings, len(ways) + 1)
            }
            if not branches:
                branches[YES] = UNFILLED
            if len(branches) <= 1:
                is_no = NO in {*(way.label for way in ways), *endings}
                branches[YES if is_no else _no_to(yes)] = UNFILLED
            return {"cabang": branches}
        if endings:
            return {"lanjut": _FINISHED}
        if not ways:
            return {} if place == len(self.sop.steps) - 1 else {"lanjut": self._nowhere(step)}
        target = ways[0].end
        is_next = place in self.blocks or target == self.after.get(place)
        return {} if is_next else {"lanjut": self.ids[target]}

    def _endings(self, step: ReadStep) -> list[str]:
        """The labels of the ways by which the process ends after a step."""
        return [label for place, label in self.sop.endings if self.sop.steps[place] is step]

    @staticmethod
    def _nowhere(step: ReadStep) -> Value:
        """Where a step leads that nothing leaves: to the end, or to where the author must say."""
        return _FINISHED if step.kind is StepKind.END else UNFILLED

    @staticmethod
    def _label(way: ReadFlow, number: int, yes: str = YES) -> str:
        """The name of a branch: the author's own word where there is one."""
        words = way.words.strip(" :().,/")
        if len(words) > 1 and len(words) <= _LONGEST_NAME and "\n" not in words:
            return escaped(words[0].upper() + words[1:])
        return _no_to(yes) if way.label == NO else way.label or f"Cabang {number + 1}"


def _no_to(yes: str) -> str:
    """The name of the other way: ``Tidak setuju`` where the author wrote ``Setuju``."""
    words = plain(yes).split()
    is_plain_yes = not words or words[0] in {"ya", "y", "yes", "iya", "ok", "oke", "ada"}
    return NO if is_plain_yes or len(words) > 1 else f"{NO} {yes[0].lower()}{yes[1:]}"


def _id(text: str) -> str:
    """The id of a step: its first words."""
    words = re.sub(r"[^\w\s]", " ", text).split()
    return key_of(" ".join(words[:3])) or "langkah"
