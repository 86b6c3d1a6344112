"""A project folder: where definitions, templates and outputs are, and the digest of its inputs.

Nothing here reads a definition; the compiler and the documents ask this module for their files.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import metadata
from pathlib import Path

from bpmn_gen.errors import MisuseError, RefusalError
from bpmn_gen.store import output_folder
from bpmn_gen.store.bounded import is_inside
from bpmn_gen.store.edition_folders import (
    FOLDER,
    REVIEW,
    digest_of,
    digest_of_made,
    digest_of_reasons,
    edition_folders,
)
from bpmn_gen.store.origins import note_origins, origins
from bpmn_gen.store.own_templates import own_template
from bpmn_gen.version import VERSION

PACKAGE = Path(__file__).resolve().parents[1]
"""The folder of the program itself."""
ENGINES = (
    "lxml",
    "typst",
    "font-roboto",
    "reportlab",
    "pygraphviz",
    "docxtpl",
    "python-docx",
    "xlsxwriter",
)
"""Libraries whose version can change the bytes of an artefact, so that a new version of one makes
the next build make everything again."""
TEMPLATES = (".j2", ".typ", ".docx", ".otf", ".ttf", ".svg", ".png")
"""How the names of templates end, and of the fonts and the emblem beside them."""


DEFINITIONS = "process_defs"
"""Name of the folder with definitions: a folder that holds one is a project."""
OUTPUT = "output"
"""Where artefacts go unless the user says otherwise."""


def is_bare(folder: Path) -> bool:
    """Whether people see nothing in a folder but what the program itself made there."""
    with os.scandir(folder) as entries:
        seen = [entry for entry in entries if not output_folder.is_hidden(entry)]
    return all(entry.is_dir() and output_folder.is_output(Path(entry.path)) for entry in seen)


def shipped(folder: str) -> Path:
    """The copy of ``process_defs`` or ``templates`` that comes with the program.

    An installed package carries them inside; in a source checkout they stand beside the package.
    """
    inside = PACKAGE / "_shipped" / folder
    return inside if inside.is_dir() else PACKAGE.parent / folder


@dataclass(frozen=True)
class Project:
    """The folders of one run."""

    defs: Path
    output: Path
    proposed: tuple[str, Path] | None = None
    """Name and place of an edition that counts although it is not in its place yet."""

    @classmethod
    def at(cls, defs: Path, output: Path | None = None) -> Project:
        """The project whose definition folder the user named.

        Args:
            defs: the folder that the user named.
            output: where artefacts go; None for ``output`` in the current folder.

        Raises:
            MisuseError: when the folder that the user named does not exist.
        """
        if not defs.is_dir():
            raise MisuseError(f"Folder definisi '{defs}' tidak ada")
        return cls(defs, output or Path(OUTPUT))

    @classmethod
    def around(cls, folder: Path, output: Path | None = None) -> Project | None:
        """The project that a folder belongs to: the nearest one upwards that holds definitions.

        Args:
            folder: where to begin.
            output: where artefacts go, as seen from the current folder; None for ``output`` in the
                project.

        Returns:
            None where neither the folder nor any above it holds ``process_defs``.
        """
        here = folder.resolve()
        for depth, place in enumerate((here, *here.parents)):
            if (place / DEFINITIONS).is_dir():
                way = folder.joinpath(*[".."] * depth)
                return cls(way / DEFINITIONS, output or way / OUTPUT)
        return None

    @classmethod
    def of_program(cls, output: Path | None = None) -> Project:
        """The definitions that come with the program; ``output`` as for :meth:`at`."""
        return cls(shipped(DEFINITIONS), output or Path(OUTPUT))

    @property
    def uses_shipped(self) -> bool:
        """Whether the definitions are those that come with the program."""
        return self.defs.resolve() == shipped("process_defs").resolve()

    @property
    def editions(self) -> Path:
        """Where the editions that decrees have set lie."""
        return self.defs.parent / FOLDER

    @property
    def edition_folders(self) -> dict[str, Path]:
        """The folders of all editions by their names."""
        found = edition_folders(self.editions)
        return {**found, self.proposed[0]: self.proposed[1]} if self.proposed else found

    @property
    def templates(self) -> Path:
        """The templates beside the definitions; the shipped ones where there are none."""
        beside = self.defs.parent / "templates"
        return beside if beside.is_dir() else shipped("templates")

    def template(self, name: str) -> bytes:
        """The content of a template: of the project's where staff edited it, else the shipped one.

        Raises:
            FileNotFoundError: when there is none at all.
            CompileError: when it cannot be used: too large, or a link that leads elsewhere.
        """
        if self.is_edited(name):
            return self._own_template(name) or b""
        return (shipped("templates") / name).read_bytes()

    def is_edited(self, name: str) -> bool:
        """Whether a template was changed since it was copied into the project.

        One that was not is the program's affair: a newer program brings its own along.
        """
        original = shipped("templates") / name
        content = self._own_template(name)
        if content is None:
            return False
        if self._origins.get(name) == hashlib.sha256(content).hexdigest():
            return False
        return not (original.is_file() and content == original.read_bytes())

    def _own_template(self, name: str) -> bytes | None:
        """The content of a template of the project; None where it has none of that name.

        Raises:
            CompileError: when it is too large, or a link that leads out of the folder.
        """
        if self.templates == shipped("templates"):
            return None
        return own_template(self.templates, name)

    @cached_property
    def _origins(self) -> dict[str, str]:
        """Digests of the project's templates as they were copied."""
        return origins(self.templates)

    @property
    def mixes_output(self) -> bool:
        """Whether artefacts would go among the definitions or the templates.

        A folder that is not there yet counts too: the next run would take what lies in it for
        templates.
        """
        output = Path(os.path.realpath(self.output))
        sources = (self.defs, self.templates, self.defs.parent / "templates")
        return any(
            output_folder.is_same(place, folder)
            for place in (output, *output.parents)
            for folder in sources
        )

    @cached_property
    def inputs(self) -> str:
        """Digest of all that a build reads: the sources, reasons for changes, and made reviews.

        Reasons and reviews count beside an edition, whose pages show them.
        """
        if not self.edition_folders:
            return self.sources
        reasons = digest_of_reasons(self.defs.parent / REVIEW)
        made = digest_of_made(self.output / REVIEW)
        return hashlib.sha256(f"{self.sources}\n{reasons}\n{made}".encode()).hexdigest()

    @cached_property
    def sources(self) -> str:
        """Digest of definitions, templates, editions and the program.

        A folder counts by its content and not by its path, so that a project may be moved.
        """
        folders = (
            (self.defs, shipped("process_defs"), (".yaml", ".yml")),
            (self.templates, shipped("templates"), TEMPLATES),
        )
        digest = hashlib.sha256(program_digest().encode())
        for own, original, suffixes in folders:
            both = dict.fromkeys((own.resolve(), original.resolve()))
            contents = dict.fromkeys(_folder_digest(folder, suffixes) for folder in both)
            digest.update(" ".join(contents).encode() + b"\n")
        digest.update(digest_of(self.edition_folders).encode())
        return digest.hexdigest()


@cache
def program_digest() -> str:
    """Digest of the program's own source and of the engines it draws with."""
    digest = hashlib.sha256(VERSION.encode())
    digest.update(_folder_digest(PACKAGE, (".py",)).encode())
    for engine in ENGINES:
        digest.update(f"{engine} {metadata.version(engine)}\n".encode())
    return digest.hexdigest()


def _folder_digest(folder: Path, suffixes: tuple[str, ...]) -> str:
    """Digest of names and contents of the files below a folder."""
    digest = hashlib.sha256()
    for path in sorted(_files(folder, suffixes)):
        digest.update(path.relative_to(folder).as_posix().encode(errors="surrogateescape"))
        if is_inside(path, folder) and path.is_file():  # a pipe would never end
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _files(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    """Files below a folder by suffix; links to folders are not followed."""
    return [
        Path(root, name)
        for root, _, names in os.walk(folder)
        for name in names
        if name.endswith(suffixes)
    ]


def start(folder: Path) -> tuple[Path, ...]:
    """Copy the shipped definitions and templates into a new project folder.

    Returns:
        The folders that were made.

    Raises:
        RefusalError: when the folder already holds one of them, or is itself a folder of
            definitions; nothing is copied then.
        OSError: when something cannot be copied; nothing is left of it then.
    """
    wanted = {folder / name: shipped(name) for name in ("process_defs", "templates")}
    in_the_way = [*wanted, folder / "daerah.yaml"]  # which only a folder of definitions holds
    if not folder.is_dir():
        in_the_way.append(folder)
    for target in in_the_way:
        if os.path.lexists(target):
            words = f"'{target}' sudah ada; tidak ada yang disalin. Pilih folder lain"
            raise RefusalError(words)
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for target, source in wanted.items():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns(".gitkeep"))
        templates = folder / "templates"
        note_origins(templates, _files(templates, TEMPLATES))
    except BaseException as error:
        for place in [folder] if is_new else wanted:
            shutil.rmtree(place, ignore_errors=True)
        if isinstance(error, shutil.Error):
            raise _refused(error) from error
        raise
    return tuple(wanted)


def _refused(error: shutil.Error) -> OSError:
    """The error about the first of the files that could not be copied.

    Its number is read out of its text, because ``shutil`` keeps nothing else of it.
    """
    _source, target, why = error.args[0][0]
    number = re.search(r"\[Errno (\d+)\]", str(why))
    return OSError(int(number.group(1)) if number else errno.EACCES, str(why), str(target))
