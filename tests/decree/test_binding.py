"""A decree and its lampiran say whom they bind: every unit by name, and under which condition."""

from functools import cache

import pytest

from bpmn_gen.compiler.bound_units import CLASS, binding_of
from bpmn_gen.compiler.resolve import resolve
from bpmn_gen.compiler.target import Target, all_types
from bpmn_gen.decree.document import Document, Grid, Para, Table, TextPart
from bpmn_gen.decree.subject import Subject
from bpmn_gen.diagnostics import Findings
from bpmn_gen.jobs.decree import Books, DecreeBody
from bpmn_gen.jobs.decree_pages import PageDrawer
from bpmn_gen.maps.survey import UnitSurvey
from tests.content.shipped import definitions
from tests.decree.sample import jobs, planner

CONDITION = "telah menjadi Pejabat Fungsional setelah melaksanakan uji kompetensi"
DPMPTSP = "Dinas Penanaman Modal Pelayanan Terpadu Satu Pintu"


@cache
def about_types(*numbers: int) -> tuple[Books, ...]:
    """The documents about some unit types, without peta lintas fungsi to keep them small."""
    defs = definitions()
    plan = planner(defs)
    for number in numbers:
        unit = Target(defs.tipe_unit[number])
        plan.add(UnitSurvey(defs, unit, resolve(defs, unit, Findings())), ())
    return tuple(plan.jobs())


def told(document: Document) -> str:
    """All words of a document outside its drawings."""
    words: list[str] = []
    for part in document.parts:
        for block in part.blocks if isinstance(part, TextPart) else ():
            if isinstance(block, Para):
                words.append(block.text)
            elif isinstance(block, Grid):
                words += [cell for row in block.rows for cell in row]
            elif isinstance(block, Table):
                words += [str(cell) for row in block.rows for cell in row]
    return "\n".join(words)


def composed(job: Books) -> str:
    """The words of the first document of a job."""
    subjects = tuple(Subject(content, PageDrawer()) for content in job.contents)
    return told(job.wanted[0].compose(subjects))


def test_every_unit_of_the_regulation_is_bound_by_one_type_by_name() -> None:
    """54 named units; kelurahan, UPTD, schools and puskesmas are classes and are called so."""
    bound = {one.number: binding_of(definitions(), one).units for one in all_types(definitions())}
    named = [unit for units in bound.values() for unit in units if CLASS not in unit]
    assert len(named) == len(set(named)) == 54 + 1
    assert {number: len(units) for number, units in bound.items()} == {
        1: 1, 2: 24, 3: 3, 4: 1, 5: 1, 6: 1, 7: 24, 8: 2, 9: 2, 10: 1,
    }  # fmt: skip
    assert all(CLASS in unit for number in (8, 9, 10) for unit in bound[number])


def test_the_list_of_units_names_every_dinas_and_kecamatan_with_its_lampiran() -> None:
    body = next(
        one for job in about_types(2, 3, 4, 7) for one in job.wanted if isinstance(one, DecreeBody)
    )
    words = told(body.compose(()))
    for number in (2, 3, 7):
        for unit in definitions().tipe_unit[number].unit:
            assert str(unit) in words
    assert words.count("Lampiran IV dan Lampiran V") == 3
    assert "berlaku bagi unit organisasi yang tercantum dalam Lampiran I" in words


def test_the_decree_about_one_type_lists_its_units_itself() -> None:
    decree = next(job for job in about_types(7) if not job.tipe)
    words = composed(decree)
    assert words.count("Kecamatan Kampung Laut") == 3
    assert "berlaku bagi:" in words


@pytest.mark.parametrize("number", [2, 4])
def test_the_condition_of_a_type_stands_in_decree_lampiran_and_volume(number: int) -> None:
    """II.D.4.1: type 4 applies once the Kepala Bidang are Pejabat Fungsional, until then type 2."""
    found = about_types(2, 3, 4)
    body = next(one for job in found for one in job.wanted if isinstance(one, DecreeBody))
    (said,) = [line for line in told(body.compose(())).split("\n") if CONDITION in line]
    assert said.startswith("Lampiran VI dan Lampiran VII berlaku apabila ")
    assert f"sampai saat itu {DPMPTSP} mengikuti Lampiran II dan Lampiran III (" in said
    of_unit = [job for job in found if [one.slug for one in job.contents] == [f"tipe-{number:02d}"]]
    assert len(of_unit) == 2
    for job in of_unit:
        words = composed(job)
        assert CONDITION in words
        assert DPMPTSP in words


def test_a_named_unit_is_bound_by_its_title_alone() -> None:
    decree = next(job for job in jobs(definitions(), "Kecamatan Kroya") if not job.tipe)
    assert "berlaku bagi" not in composed(decree)
