"""A prohibition, a limit and a condition are carried whole by what carries the provision."""

import re
from collections.abc import Iterator, Sequence

import pytest

from bpmn_gen.compiler.resolved import ResolvedProcess, Step, StepKind
from bpmn_gen.definition.citation import ProvisionIndex
from bpmn_gen.definition.schema import Ketentuan
from tests.content.shipped import TYPES, definitions, processes, steps

LIMITS = {
    "tidak dapat": "tidak dapat",
    "tidak berperan": "tidak berperan|hanya",
    r"\bhanya\b": "hanya|tidak berperan",
    "diutamakan": "diutamakan",
    "diprioritaskan": "diprioritaskan",
    "belum masuk": "belum masuk .* ditetapkan sebelumnya",
    "lebih dahulu": "dahulu",
    "harus menyesuaikan": "menyesuaikan dengan",
    "proporsional": "proporsional",
    "linimasa": "linimasa",
    "disusun sebelumnya": "disusun sebelumnya|disesuaikan dengan",
    "masing-masing": "masing-masing",
    "berjenjang|tiap jenjang": "jenjang",
    "berkala": "berkala",
    "sewaktu-waktu": "sewaktu-waktu",
    "definitif": "definitif",
    "di luar koordinasi": "di luar koordinasi",
    "alasan": "alasan",
    "kriteria": "kriteria",
    "pendelegasian": "delegasi",
    "diberikan kewenangan": "kewenangan",
    "lisan": "lisan",
    "^berdasarkan|didasarkan": "berdasarkan",
    "mempertimbangkan": "mempertimbangkan",
}
"""Words that limit what a provision orders, and how its steps say them."""
CONDITION = re.compile(r"\b(?:bila|apabila|bilamana|jika|dalam hal|terdapat)\b", re.IGNORECASE)
ASKING = (StepKind.DECISION, StepKind.START)
"""Steps that are a condition themselves: a decision is asked, a start has happened."""
STANDING = "belum masuk ke dalam tugas yang telah ditetapkan sebelumnya"
"""Lampiran II.B.2.b kalimat 2: what a voluntary application has to be about."""


def said(step: Step) -> str:
    """All that outputs print of a step."""
    copied = "tembusan" if step.copies else ""
    parts = (step.text, step.remark, step.condition, step.recurrence, step.optional, copied)
    return " ".join((*parts, *step.inputs, *step.outputs)).casefold()


def carried(process: ResolvedProcess) -> Iterator[tuple[Ketentuan, list[Step]]]:
    """Each provision that steps of a process cite, with these steps."""
    index = ProvisionIndex(definitions().peraturan)
    found: dict[str, list[Step]] = {}
    for step in process.walk():
        for ref in step.sources:
            found.setdefault(ref, []).append(step)
    for ref, citing in found.items():
        if (provision := index.find(ref)) is not None:
            yield provision, citing


def unsaid(provision: Ketentuan, citing: Sequence[Step], lanes: Sequence[str] = ()) -> list[str]:
    """The limits of a provision that no step says which cites it, nor the lane in which it lies."""
    words = provision.ringkasan.casefold()
    text = " ".join((*(said(step) for step in citing), *lanes)).casefold()
    missed = [
        limit
        for limit, needed in LIMITS.items()
        if re.search(limit, words) and not re.search(needed, text)
    ]
    is_asked = CONDITION.search(text) or any(
        step.kind in ASKING or step.optional or step.condition for step in citing
    )
    return [*missed, *(["bila"] if CONDITION.search(words) and not is_asked else [])]


@pytest.mark.parametrize("number", TYPES)
def test_no_limit_is_lost_between_a_provision_and_the_steps_that_carry_it(number: int) -> None:
    looked_at, lost = 0, []
    for code, process in processes(number).items():
        for provision, citing in carried(process):
            looked_at += 1
            limits = unsaid(provision, citing, process.names_of([one.actor for one in citing]))
            lost += [(code, str(provision.ref), limit) for limit in limits]
    assert looked_at > 100
    assert lost == []


def test_a_lost_limit_would_be_found() -> None:
    """The wording from which the restriction had been cut off."""
    index = ProvisionIndex(definitions().peraturan)
    provision = index.find("Lampiran II.B.2.b kalimat 2")
    assert provision is not None
    step = steps(processes(7)["CLP.02.04"])["terima"]
    assert unsaid(provision, [step]) == ["belum masuk"]


@pytest.mark.parametrize(("code", "step"), [("CLP.02.04", "sampaikan"), ("CLP.02.05", "mohon")])
def test_voluntary_work_is_not_among_the_duties_already_set(code: str, step: str) -> None:
    """In the process, in its SOP and in the form."""
    assert STANDING in said(steps(processes(7)[code])[step])


def test_the_form_of_voluntary_application_holds_the_restriction() -> None:
    form = definitions().formulir["FRM.06"]
    assert any(STANDING in str(item) for item in form.isi)
    assert "Lampiran II.B.2.b kalimat 2" in {str(ref) for ref in form.sumber}
