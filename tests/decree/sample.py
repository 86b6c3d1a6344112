"""Documents of the shipped definitions, planned without a build."""

from functools import cache

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target, all_types, all_units, select_targets
from bpmn_gen.decree.letters import Letter, letters_of
from bpmn_gen.definition.citation import ProvisionIndex
from bpmn_gen.definition.definition_set import DefinitionSet
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.decree import Books
from bpmn_gen.jobs.decree_planning import DECREE_TEXT, VOLUME_TEXT, DecreePlanner
from bpmn_gen.jobs.decree_scope import DraftChoice
from bpmn_gen.maps.survey import UnitSurvey
from bpmn_gen.render.templates.files import Templates
from tests.content.shipped import definitions
from tests.running import ROOT

TEMPLATES = ROOT / "templates"


def target(name: str) -> Target:
    """A named unit."""
    found = select_targets(definitions(), (), (name,), Findings())
    return found[0]


def templates() -> Templates:
    """The shipped templates of identity pages and letters."""
    files = {path.name: path.read_bytes() for path in TEMPLATES.glob("sop-identitas.*")}
    letters = {f"surat/{path.name}": path.read_bytes() for path in TEMPLATES.glob("surat/*.docx")}
    return Templates({**files, **letters}, "Pemerintah Kabupaten Cilacap", definitions().dated)


def texts() -> dict[str, str]:
    """The shipped texts."""
    return {name: (TEMPLATES / name).read_text("utf-8") for name in (DECREE_TEXT, VOLUME_TEXT)}


def planner(defs: DefinitionSet, **changed: str) -> DecreePlanner:
    """A planner with some texts changed."""
    scope = DraftChoice(units=True, umbrella=defs.daerah.keputusan.bentuk == "payung")
    read = {**texts(), **changed}
    return DecreePlanner(defs, ("docx", "pdf"), templates(), read, "program", scope)


def jobs(defs: DefinitionSet, *names: str, **changed: str) -> list[Books]:
    """The jobs for some named units, without peta lintas fungsi to keep them small."""
    plan = planner(defs, **changed)
    for name in names:
        (unit,) = select_targets(defs, (), (name,), Findings())
        plan.add(UnitSurvey(defs, unit, resolve(defs, unit, Findings())), ())
    return list(plan.jobs())


def letters(name: str, code: str) -> dict[str, Letter]:
    """The letters of one process of a named unit, by file name."""
    return letters_for(target(name))[code]


def letters_for(unit: Target) -> dict[str, dict[str, Letter]]:
    """All letters of a unit or a type of units, by process and file name."""
    return _letters(unit.slug)


@cache
def _letters(slug: str) -> dict[str, dict[str, Letter]]:
    """The letters of the target with a slug."""
    defs = definitions()
    targets = {one.slug: one for one in (*all_types(defs), *all_units(defs))}
    index = ProvisionIndex(defs.peraturan)
    found = {
        process.code: letters_of(process, defs, ("BUPATI,",), index)
        for process in resolve(defs, targets[slug], Findings())
    }
    return {code: {one.name: one for one in made} for code, made in found.items() if made}
