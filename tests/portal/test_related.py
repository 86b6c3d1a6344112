"""The page of a process leads to the processes that have to do with it."""

from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import select_targets
from bpmn_gen.diagnostics import Findings
from bpmn_gen.maps.exchange import called_codes, made, needed
from bpmn_gen.portal.related import NAMED, related
from tests.content.shipped import definitions


def test_calls_and_documents_are_told_from_both_sides() -> None:
    findings = Findings()
    (target,) = select_targets(definitions(), (7,), (), findings)
    processes = resolve(definitions(), target, findings)
    found = related(processes)
    by_code = {one.code: one for one in processes}
    calls = [(one.code, code) for one in processes for code in called_codes(one) if code in by_code]
    shared = [
        (one.code, other.code, paper)
        for one in processes for other in processes if one is not other
        for paper in made(one) if paper in needed(other)
    ]  # fmt: skip
    assert calls
    assert shared

    def told(page: str, other: str) -> str:
        return "; ".join(line for one in found[page] if one.page.note == other for line in one.told)

    for caller, called in calls:
        assert "dijalankan dari proses ini" in told(caller, called)
        assert "menjalankan proses ini" in told(called, caller)
    for giver, taker, paper in shared:
        assert "memakai" in told(giver, taker)
        assert paper in told(taker, giver) or "lainnya" in told(taker, giver), NAMED
    assert all(one.page.note != code for code, some in found.items() for one in some)
