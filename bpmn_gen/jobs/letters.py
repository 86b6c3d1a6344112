"""The letters and forms that the steps of a process produce, as Word documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bpmn_gen.decree.letters import letters_of
from bpmn_gen.definition.citation import ProvisionIndex
from bpmn_gen.diagnostics import CompileError
from bpmn_gen.jobs.job import Job
from bpmn_gen.render.templates.files import TemplateError, Templates
from bpmn_gen.render.templates.filling import broken
from bpmn_gen.render.word.letter import letter_words, write_letter
from bpmn_gen.store import disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bpmn_gen.compiler.resolved import ResolvedProcess
    from bpmn_gen.decree.letters import Letter
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.sop.document import PageStyle

FOLDER = "surat"
"""Folder of the letters inside that of their process, and of their templates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters(Job):
    """Fills the templates of the letters of one process in."""

    letters: tuple[Letter, ...]
    paper: PageStyle
    templates: Templates
    """The templates that the letters use."""

    @property
    def places(self) -> tuple[str, ...]:
        """The folder of the letters."""
        return (f"{self.target}/{self.kode}/{FOLDER}/",)

    def render(self) -> Iterator[bytes]:
        """Each letter."""
        for letter in self.letters:
            try:
                yield write_letter(letter, self.paper, self.templates)
            except TemplateError as error:
                raise CompileError([broken(error.template, error.reason)]) from error


@dataclass(slots=True)
class LetterPlanner:
    """Turns processes into jobs, and tries every template before anything is built."""

    defs: DefinitionSet
    paper: PageStyle
    signer: Sequence[str]
    program: str
    """Digest of the program."""
    read: Callable[[str], bytes]
    """The content of a template by its name."""
    sources: dict[str, bytes] = field(default_factory=dict)
    index: ProvisionIndex = field(init=False)

    def __post_init__(self) -> None:
        """Index the provisions once for all processes."""
        self.index = ProvisionIndex(self.defs.peraturan)

    def jobs(self, process: ResolvedProcess) -> Iterator[Letters]:
        """The job of a process; none when it produces no letter."""
        letters = letters_of(process, self.defs, self.signer, self.index)
        if not letters:
            return
        for letter in letters:
            self._try(letter)
        target = process.target
        names = sorted({letter.template for letter in letters})
        templates = self._templates(names)
        parts = (self.program, repr(letters), repr(self.paper), repr(templates))
        folder = f"{target.slug}/{process.code}/{FOLDER}"
        yield Letters(
            target=target.slug,
            tipe=target.number,
            unit=str(target.unit.nama) if target.unit else None,
            kode=process.code,
            files=tuple(("docx", f"{folder}/{letter.name}.docx") for letter in letters),
            key=disk.digest("\0".join(parts).encode()),
            letters=letters,
            paper=self.paper,
            templates=templates,
        )

    def _templates(self, names: Iterable[str]) -> Templates:
        """Some of the templates that were read."""
        found = {name: self.sources[name] for name in names}
        return Templates(found, str(self.defs.daerah.pemerintah), self.defs.dated)

    def _try(self, letter: Letter) -> None:
        """Read and fill a template once, so that a broken one stops the build before it writes.

        Raises:
            CompileError: when the template is missing or broken, or leaves required contents out.
        """
        if letter.template in self.sources:
            return
        try:
            self.sources[letter.template] = self.read(letter.template)
            words = letter_words(letter, self._templates(self.sources))
        except OSError as error:
            raise CompileError([broken(letter.template, "tidak ada")]) from error
        except TemplateError as error:
            raise CompileError([broken(error.template, error.reason)]) from error
        demanded = letter.values["wajib"]
        lacking = [item for item in demanded if item not in words]  # type: ignore[attr-defined]
        if lacking:
            problem = f"tidak memuat '{lacking[0]}', yang wajib ada dalam surat itu"
            raise CompileError([broken(letter.template, problem)])
