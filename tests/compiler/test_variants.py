"""A variant edits its process and leaves no reference behind."""

from __future__ import annotations

import pytest

from tests.compiler.project import arrows, lowered, resolved, steps

BASE = steps(
    "{id: m, mulai: Ada, oleh: kepala}",
    "{id: a, kegiatan: A, oleh: staf}",
    "{id: q, keputusan: Perlu?, oleh: kepala, cabang: {Ya: b, Tidak: c}}",
    "{id: b, kegiatan: B, oleh: staf}",
    "{id: c, kegiatan: C, oleh: staf}",
    "{id: e, selesai: Selesai, oleh: kepala}",
)


def varied(edits: str, number: int = 2, base: str = BASE) -> list[str]:
    """The flows of the process with a variant for type 2."""
    return arrows(
        lowered(f"{base}varian:\n  - {{nama: Kecamatan, berlaku: [2], {edits}}}\n", number)
    )


def test_other_types_keep_the_process() -> None:
    assert varied("hapus: [a]", 1) == arrows(lowered(BASE))


def test_a_step_left_out_hands_its_place_on() -> None:
    assert varied("hapus: [a, b]") == [
        "m > q",
        "q > c_gabung [Ya]",
        "q > c_gabung [Tidak]",
        "c_gabung > c",
        "c > e",
    ]


def test_a_step_left_out_hands_on_where_it_led() -> None:
    base = BASE.replace(
        "{id: b, kegiatan: B, oleh: staf}", "{id: b, kegiatan: B, oleh: staf, lanjut: e}"
    )
    assert "q > e_gabung [Ya]" in varied("hapus: [b]", base=base)


def test_a_step_that_led_to_one_left_out_leads_to_what_follows_it() -> None:
    base = BASE.replace(
        "{id: a, kegiatan: A, oleh: staf}", "{id: a, kegiatan: A, oleh: staf, lanjut: b}"
    )
    assert "a > c_gabung" in varied("hapus: [b]", base=base)
    assert "a > e_gabung" in varied("hapus: [b, c]", base=base)


def test_a_way_through_several_steps_left_out_leads_to_where_the_last_one_led() -> None:
    base = steps(
        "{mulai: Ada, oleh: kepala}",
        "{id: q, keputusan: Perlu?, oleh: kepala, cabang: {Ya: b, Tidak: c}}",
        "{id: b, kegiatan: B, oleh: staf, lanjut: d}",
        "{id: c, kegiatan: C, oleh: staf, lanjut: e}",
        "{id: d, kegiatan: D, oleh: staf, lanjut: f}",
        "{id: e, kegiatan: E, oleh: staf}",
        "{id: f, kegiatan: F, oleh: staf}",
        "{id: g, selesai: Selesai, oleh: kepala}",
    )
    assert {"q > f_gabung [Ya]", "q > c [Tidak]", "c > e"} < set(varied("hapus: [b, d]", base=base))


def test_steps_put_before_another_are_reached_in_its_place() -> None:
    flows = varied("sisip_sebelum: {c: [{id: x, kegiatan: X, oleh: staf}]}")
    assert {"q > x_gabung [Tidak]", "b > x_gabung", "x > c"} <= set(flows)


def test_steps_put_after_another_take_over_its_way_out() -> None:
    base = BASE.replace(
        "{id: b, kegiatan: B, oleh: staf}", "{id: b, kegiatan: B, oleh: staf, lanjut: e}"
    )
    flows = varied("sisip_setelah: {b: [{id: x, kegiatan: X, oleh: staf}]}", base=base)
    assert {"b > x", "x > e_gabung", "q > c [Tidak]"} <= set(flows)


def test_steps_in_place_of_another_are_reached_as_it_was() -> None:
    flows = varied(
        "ganti: {c: [{id: x, kegiatan: X, oleh: staf}, {id: y, kegiatan: Y, oleh: staf}]}"
    )
    assert {"q > x_gabung [Tidak]", "b > x_gabung", "x > y", "y > e"} <= set(flows)


def test_one_step_without_id_takes_the_id_of_the_one_it_replaces() -> None:
    process = lowered(
        f"{BASE}varian: [{{nama: K, berlaku: 2, ganti: {{a: {{kegiatan: Lain, oleh: staf}}}}}}]\n",
        2,
    )
    assert [node.name for node in process.flow_nodes if node.id == "a"] == ["Lain"]


def test_inserted_steps_may_lead_back_to_the_step_they_stand_before() -> None:
    flows = varied(
        "sisip_sebelum: {c: [{id: x, keputusan: Sudah?, oleh: staf, cabang: {Ya: c, Belum: a}}]}"
    )
    assert {"x > c [Ya]", "x > a_gabung [Belum]"} <= set(flows)


def test_steps_in_phases_and_parallel_branches_can_be_edited() -> None:
    base = steps().replace(
        "langkah:\n",
        "tahap:\n"
        "  - nama: Satu\n"
        "    langkah:\n"
        "      - {id: m, mulai: Ada, oleh: kepala}\n"
        "      - {id: d, sejajar: [{id: p, kegiatan: P, oleh: staf}, {kegiatan: R, oleh: staf}]}\n"
        "  - nama: Dua\n"
        "    langkah: [{id: e, selesai: Selesai, oleh: kepala}]\n",
    )
    flows = varied(
        "sisip_setelah: {p: {id: x, kegiatan: X, oleh: staf}}, "
        "sisip_sebelum: {e: {id: y, kegiatan: Y, oleh: kepala}}",
        base=base,
    )
    assert {"p > x", "x > d_sinkron", "d_sinkron > y", "y > e"} <= set(flows)


def test_actors_can_be_added_replaced_and_put_in_order() -> None:
    text = (
        f"{BASE}varian:\n"
        "  - nama: Kecamatan\n"
        "    berlaku: [2]\n"
        "    pelaku: {camat: pimpinan_unit, staf: {peran: jf_pelaksana, sebutan: Juru tulis}}\n"
        "    urutan: [camat, staf]\n"
        "    ganti: {c: {id: c, kegiatan: C, oleh: camat}}\n"
    )
    actors = resolved(text, 2)[0].actors
    assert [actor.key for actor in actors] == ["camat", "staf", "kepala"]
    assert actors[1].name == "Juru tulis"


def test_variants_of_one_type_are_applied_one_upon_the_other() -> None:
    text = (
        f"{BASE}varian:\n"
        "  - {nama: Satu, berlaku: [1, 2], hapus: [a]}\n"
        "  - {nama: Dua, berlaku: [2], sisip_sebelum: {q: {id: x, kegiatan: X, oleh: staf}}}\n"
    )
    assert "m > q" in arrows(lowered(text, 1))
    assert {"m > x", "x > q"} <= set(arrows(lowered(text, 2)))


def test_a_variant_with_its_own_code_stands_beside_the_process() -> None:
    text = f"{BASE}varian:\n  - {{nama: Ringkas, kode: CLP.01.01.A, berlaku: [2], hapus: [a]}}\n"
    found = {process.code: process for process in resolved(text, 2)}
    assert list(found) == ["CLP.01.01", "CLP.01.01.A"]
    assert found["CLP.01.01.A"].name == "Ringkas"
    assert [process.code for process in resolved(text, 1)] == ["CLP.01.01"]


def test_a_variant_can_mend_a_role_that_the_type_lacks() -> None:
    text = BASE.replace("staf: {peran: jf_pelaksana}", "staf: {peran: pejabat_level_3}")
    assert [process.code for process in resolved(text, 1)] == ["CLP.01.01"]
    assert resolved(text, 2) == []
    text += "varian: [{nama: K, berlaku: [2], pelaku: {staf: {peran: jf_pelaksana}}}]\n"
    assert resolved(text, 2)[0].variant == "K"


def test_work_beside_the_flow_in_place_of_a_step_is_none_that_references_lead_to() -> None:
    beside = "{id: x, kegiatan: X, oleh: staf, sewaktu_waktu: ya}"
    flows = varied(f"ganti: {{b: {beside}}}")
    assert {"q > c_gabung [Ya]", "q > c_gabung [Tidak]"} <= set(flows)
    assert not [flow for flow in flows if "b" in flow.split()]


def test_the_last_step_of_the_flow_takes_over_the_way_out() -> None:
    base = BASE.replace("B, oleh: staf}", "B, oleh: staf, lanjut: e}")
    beside = "{id: z, kegiatan: Z, oleh: staf, sewaktu_waktu: ya}"
    flows = varied(f"ganti: {{b: [{{id: x, kegiatan: X, oleh: staf}}, {beside}]}}", base=base)
    assert {"q > x [Ya]", "x > e_gabung"} <= set(flows)


def test_steps_put_after_one_that_is_left_out_are_reached_in_its_place() -> None:
    flows = varied("hapus: [b], sisip_setelah: {b: {id: x, kegiatan: X, oleh: staf}}")
    assert {"q > x [Ya]", "x > c_gabung"} <= set(flows)


def test_a_step_left_out_leaves_the_way_of_the_one_before_it_alone() -> None:
    base = BASE.replace("B, oleh: staf}", "B, oleh: staf, lanjut: e}")
    base = base.replace("C, oleh: staf}", "C, oleh: staf, lanjut: a}")
    assert {"b > e", "q > b [Ya]", "q > a_gabung [Tidak]"} <= set(varied("hapus: [c]", base=base))


JUMPING = BASE.replace("B, oleh: staf}", "B, oleh: staf, lanjut: e}")
"""A process whose step ``b`` leads past the one after it."""


@pytest.mark.parametrize("edit", ["sisip_setelah", "sisip_sebelum"])
def test_steps_in_the_place_of_one_left_out_lead_where_it_led(edit: str) -> None:
    flows = varied(f"hapus: [b], {edit}: {{b: {{id: x, kegiatan: X, oleh: staf}}}}", base=JUMPING)
    assert {"q > x [Ya]", "x > e_gabung", "q > c [Tidak]"} <= set(flows)


def test_references_to_steps_left_out_one_after_another_lead_where_the_last_one_led() -> None:
    base = JUMPING.replace("  - {id: b,", "  - {id: z, kegiatan: Z, oleh: staf}\n  - {id: b,")
    flows = varied("hapus: [z, b]", base=base.replace("Ya: b", "Ya: z"))
    assert {"q > e_gabung [Ya]", "q > c [Tidak]"} <= set(flows)


def test_a_first_step_left_out_that_led_to_the_next_one_loses_nothing() -> None:
    base = BASE.replace("Ada, oleh: kepala}", "Ada, oleh: kepala, lanjut: a}")
    assert varied("hapus: [m]", base=base) == varied("hapus: [m]")


def test_the_way_out_of_a_first_step_goes_to_the_one_in_its_place() -> None:
    base = BASE.replace("Ada, oleh: kepala}", "Ada, oleh: kepala, lanjut: q}")
    edits = "hapus: [m], sisip_setelah: {m: {id: n, mulai: Lain, oleh: kepala}}"
    assert "n > q_gabung" in varied(edits, base=base)
