"""The maps of a unit show a change as it was and as it is, where they show it at all."""

from __future__ import annotations

from bpmn_gen.commands.review_unit_maps import Side, unit_pictures
from bpmn_gen.compiler.target import Target
from bpmn_gen.edition.recording import record_resolved
from bpmn_gen.review.details import detailed
from bpmn_gen.review.units import review
from tests.content.shipped import definitions, processes

NEW = b'class="new-disc"'


def pictures(without: str, method: str) -> dict[str, bytes]:
    """The maps of a unit that has got a process."""
    defs = definitions()
    target = Target(defs.tipe_unit[7])
    now = processes(7)
    then = {code: one for code, one in now.items() if code != without}
    old, new = (Side(defs, target, found) for found in (then, now))
    records = [record_resolved(defs, target, [*one.processes.values()]) for one in (old, new)]
    result = detailed(review(*records), method)
    return dict(unit_pictures(old, new, result))


def test_a_new_process_is_marked_on_all_maps_of_its_group_and_on_no_other() -> None:
    found = pictures("CLP.02.05", "keduanya")
    kinds = ("Peta subproses", "Peta relasi", "Peta level 1 dan turunannya")
    assert [*found] == [
        f"{kind} CLP.02: {word}" for kind in kinds for word in ("semula", "menjadi")
    ]
    for title, picture in found.items():
        assert picture.count(NEW) == (
            2 if title.endswith("menjadi") else 0
        )  # the box, and the legend


def test_only_maps_of_the_method_are_shown() -> None:
    assert {title.partition(" CLP")[0] for title in pictures("CLP.02.05", "level")} == {
        "Peta level 1 dan turunannya"
    }


def test_a_group_that_is_new_has_no_older_map() -> None:
    found = pictures("CLP.09.01", "gambar")
    assert [*found] == ["Peta subproses CLP.09: menjadi", "Peta relasi CLP.09: menjadi"]
