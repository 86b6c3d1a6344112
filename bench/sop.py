"""Times SOP documents beside what people could use instead, in one run."""

from __future__ import annotations

import io
import shutil
import tempfile
from functools import partial
from pathlib import Path

from docxtpl import DocxTemplate

from bench.timing import HEADS, calls, processes, table
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.definition.load import load
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.sop_planning import SopPlanner, sop_templates
from bpmn_gen.render.templates.files import identity_values
from bpmn_gen.sop.compose import compose_with_settings
from bpmn_gen.soundness.proof import compiled
from bpmn_gen.store.project import Project, shipped

CODE = "CLP.02.02"
FORMATS = ("docx", "xlsx", "pdf")


def show(runs: int) -> None:
    """Print the table of one SOP of the kecamatan."""
    findings = Findings()
    project = Project(shipped("process_defs"), Path("output"))
    defs = load(project.defs, findings)
    (target,) = select_targets(defs, (7,), (), findings)
    process = next(one for one in resolve(defs, target, findings) if one.code == CODE)
    templates = sop_templates(project, defs, findings)
    document = compose_with_settings(process, defs, findings)
    values = identity_values(document)
    model = compiled(process, findings)

    def make(*formats: str) -> list[bytes]:
        planner = SopPlanner(defs, formats, templates, "bench")
        (job,) = planner.job(process, "", model)
        return list(job.render())

    def identity_only() -> None:
        template = DocxTemplate(io.BytesIO(templates.source("sop-identitas.docx")))
        template.render(values, autoescape=True)
        template.save(io.BytesIO())

    made = make(*FORMATS)
    rows = [
        calls(lambda: compose_with_settings(process, defs, findings), runs * 4).row("page model"),
        *(calls(partial(make, kind), runs * 4).row(kind) for kind in FORMATS),
        calls(lambda: make(*FORMATS), runs * 4).row("all of them, warm"),
        calls(identity_only, runs * 4).row("docxtpl alone, identity page without flow"),
    ]
    if shutil.which("soffice"):
        with tempfile.TemporaryDirectory() as name:
            word = Path(name, "sop.docx")
            word.write_bytes(made[0])
            convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", name, str(word)]
            rows.append(processes(convert, runs).row("LibreOffice, Word to PDF"))
    table(f"One SOP ({CODE})", HEADS, rows)
