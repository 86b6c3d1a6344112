"""Sets up the planner of decrees, with the templates and fonts of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.decree import KINDS
from bpmn_gen.jobs.decree_planning import DECREE_TEXT, VOLUME_TEXT, DecreePlanner
from bpmn_gen.jobs.decree_scope import decree_name, drafted_for, scope_of
from bpmn_gen.jobs.fonts import FOLDER, bookman_folders, faces_digest
from bpmn_gen.render.pdf.sop import IDENTITY as PDF_IDENTITY
from bpmn_gen.render.templates.files import Templates
from bpmn_gen.render.templates.filling import decoded
from bpmn_gen.render.word.sop import TEMPLATE as WORD_IDENTITY
from bpmn_gen.store import manifest
from bpmn_gen.store.project import program_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.definition.definition_set import DefinitionSet
    from bpmn_gen.store.project import Project
    from bpmn_gen.store.request import Request


def decree_planner(
    project: Project,
    defs: DefinitionSet,
    request: Request,
    targets: Sequence[Target],
    sop: Templates,
    findings: Findings,
) -> DecreePlanner:
    """The planner of the decrees of a build.

    Args:
        project: where templates and the decree of an earlier build are.
        defs: the definitions.
        request: what is asked for.
        targets: the units of the build.
        sop: the templates of SOPs, because the SOPs of a decree are set in the same fonts.
        findings: told which documents are not drafted, and which font is missing.
    """
    kinds = [kind for kind in KINDS if kind in request.formats]
    scope = scope_of(
        [target.name for target in targets],
        drafted_for(project.output, decree_name(defs.daerah), manifest.read(project.output)),
        str(defs.daerah.keputusan.bentuk),
        findings,
        asked=request.keputusan if kinds and not request.proses else False,
    )
    told = findings if scope.units and "pdf" in kinds else Findings()
    texts = {name: decoded(project.template(name), name) for name in (DECREE_TEXT, VOLUME_TEXT)}
    templates = decree_templates(project, defs, sop, told)
    return DecreePlanner(defs, request.formats, templates, texts, program_digest(), scope)


def decree_templates(
    project: Project, defs: DefinitionSet, sop: Templates, findings: Findings
) -> Templates:
    """The templates of the pages of SOPs, and the faces of all pages."""
    folders = bookman_folders(project.templates)
    if defs.daerah.keputusan.huruf == "Bookman Old Style" and not folders:
        findings.info(
            "decree-font-missing",
            "huruf Bookman tidak ditemukan; PDF keputusan memakai Libertinus Serif",
            defs.daerah.keputusan.span_of("huruf"),
            f"letakkan berkas TeX Gyre Bonum di templates/{FOLDER}",
        )
    return Templates(
        {name: project.template(name) for name in (WORD_IDENTITY, PDF_IDENTITY)},
        str(defs.daerah.pemerintah),
        defs.dated,
        sop.faces,
        folders,
        faces_digest(folders),
    )
