"""Flow tables are laid out once for all units that show the same, and only for these."""

from dataclasses import replace

from bpmn_gen.compiler.resolved import ResolvedProcess, StepKind
from bpmn_gen.diagnostics import Findings
from bpmn_gen.sop.compose import compose_with_settings
from bpmn_gen.sop.document import SopDocument
from tests.sop.processes import actor, defs, process, step


def made_of(duration: str) -> ResolvedProcess:
    """A process that differs from others of its kind in how long it takes."""
    steps = (
        step("mulai", StepKind.START, "p1", next="susun"),
        step("susun", StepKind.WORK, "p1", next="selesai", duration=duration),
        step("selesai", StepKind.END, "p1"),
    )
    return process(steps, (actor(1),))


def composed(made: ResolvedProcess, **settings: str) -> SopDocument:
    """Its SOP."""
    return compose_with_settings(made, defs(**settings), Findings())


def test_equal_content_shares_its_pages() -> None:
    first, second = composed(made_of("3 hari")), composed(replace(made_of("3 hari"), name="Lain"))
    assert first.pages is second.pages
    assert (first.identity.name, second.identity.name) == ("Proses uji", "Lain")


def test_what_only_a_step_says_makes_another_table() -> None:
    times = [composed(made_of(time)).pages[0].rows[0].duration for time in ("3 hari", "7 hari")]
    assert times == [("3 hari",), ("7 hari",)]


def test_other_settings_make_another_table() -> None:
    lying, standing = composed(made_of("3 hari")), composed(made_of("3 hari"), arah="tegak")
    assert lying.columns.widths != standing.columns.widths
