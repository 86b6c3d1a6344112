"""Everything that can be found in the definitions of a project, without building anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bpmn_gen.commands import unrecorded
from bpmn_gen.commands.expected_paths import ExpectedPaths
from bpmn_gen.commands.planned_paths import path_findings
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.load import load, load_apart
from bpmn_gen.definition.schema import Proses
from bpmn_gen.diagnostics import Findings, Span, did_you_mean
from bpmn_gen.rules import check_definitions
from bpmn_gen.rules.references import SEE_LIST
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import shipped
from bpmn_gen.store.windows_paths import OutputPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.store.project import Project


def load_checked(
    project: Project,
    findings: Findings,
    extra: Iterable[Path] = (),
    instead: Mapping[str, bytes] | None = None,
) -> DefinitionSet:
    """The definitions of a project, with everything that the rules find in them.

    Args:
        project: the folders.
        findings: told everything; a file with mistakes does not hide those of other files.
        extra: files outside the project; processes take the place of those with their code.
        instead: what some files are to be read as, by their paths inside the definition folder.
    """
    defs = load(project.defs, findings, shipped("process_defs"), instead)
    others = [load_apart(path, findings) for path in extra]
    incomplete = frozenset(code for _, codes in others for code in codes)
    defs = defs.with_processes((one for one, _ in others if isinstance(one, Proses)), incomplete)
    findings.extend(check_definitions(defs))
    findings.drop_doubts_about_mended_lines()
    return defs


def check_any(project: Project, defs: DefinitionSet, findings: Findings) -> None:
    """Report a project without anything to build, because a build would remove all old files."""
    if not defs.proses and not defs.offices and not findings.has_errors:
        label = project.defs.as_posix()
        findings.error(
            "no-processes",
            f"folder definisi '{label}' tidak memuat proses",
            Span(label),
            f"letakkan berkas proses di '{label}/proses', atau mulai dengan 'bpmn-gen init'",
        )


def known_codes(defs: DefinitionSet) -> dict[str, str]:
    """The codes of all processes and variants, by the same in small letters."""
    everywhere = [defs.proses, *(office.proses for office in defs.offices.values())]
    processes = [process for found in everywhere for process in found.values()]
    variants = [v.kode for process in processes for v in process.varian if v.kode]
    codes = [*(process.kode for process in processes), *variants]
    return {code.casefold(): str(code) for code in codes}


def asked_codes(defs: DefinitionSet, codes: Iterable[str], findings: Findings) -> tuple[str, ...]:
    """Codes of processes as the definitions write them; whoever asks need not mind capitals.

    Those that do not exist are reported.
    """
    known = known_codes(defs)
    for code in codes:
        if code.casefold() not in known:
            hints = did_you_mean(code, known.values()) or (SEE_LIST,)
            findings.error("unknown-process", f"proses '{code}' tidak ada", None, *hints)
    return tuple(known.get(code.casefold(), code) for code in codes)


def check_project(project: Project, paths: Iterable[Path]) -> tuple[Diagnostic, ...]:
    """All findings of a project, or those in the given files and folders only.

    Without errors in the definitions, every process of every unit type is lowered as well, its
    soundness proved, and the paths of its files judged.
    """
    wanted = tuple(paths)
    inside = project.defs.resolve()
    extra = [
        file
        for path in wanted
        if not path.resolve().is_relative_to(inside)
        for file in (sorted(path.rglob("*.y*ml")) if path.is_dir() else (path,))
    ]
    findings = Findings()
    defs = load_checked(project, findings, extra)
    _look_deeper(project, defs, findings)
    findings.extend(unrecorded.told(project, unrecorded.pending(project)))
    if not wanted:
        check_any(project, defs, findings)
        return tuple(findings)
    asked = tuple(path.resolve() for path in wanted)
    within = {item.span.path: _is_within(item.span.path, asked) for item in findings if item.span}
    return tuple(item for item in findings if item.span is None or within[item.span.path])


def check_texts(project: Project, instead: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """All findings that a project would have if some of its files said something else.

    Args:
        project: the folders, in which nothing is written.
        instead: what these files would say, by their paths inside the definition folder.
    """
    findings = Findings()
    defs = load_checked(project, findings, instead=instead)
    _look_deeper(project, defs, findings)
    check_any(project, defs, findings)
    return tuple(findings)


def _look_deeper(project: Project, defs: DefinitionSet, findings: Findings) -> None:
    """Find what shows only in lowered processes, where no errors keep them from being lowered."""
    if not findings.has_errors:
        expected = _prove(defs, findings)
        findings.extend(path_findings(expected.every(), OutputPlace.of(project.output)))


def _prove(defs: DefinitionSet, findings: Findings) -> ExpectedPaths:
    """Lower every process of every unit type and prove it sound; gives the paths of its files."""
    paths = ExpectedPaths(defs)
    for target in select_targets(defs, (), (), findings):
        resolved = resolve(defs, target, findings)
        paths.add(target, [(process, compiled(process, findings)) for process in resolved])
    return paths


def _is_within(label: str, asked: tuple[Path, ...]) -> bool:
    """Whether a file is, or lies in, what was asked for, whichever way that was written."""
    return any(Path(label).resolve().is_relative_to(path) for path in asked)
