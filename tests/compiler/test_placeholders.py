"""Placeholders are looked up and nothing else is ever evaluated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpmn_gen.compiler.placeholders import (
    MAX_FILLED,
    escaped,
    fill,
    has_loose_brace,
    keys_in,
)

VALUES = {"kepala": "Camat Kroya", "a": "{b}", "b": "x"}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Surat kepada {kepala}", "Surat kepada Camat Kroya"),
        ("Surat kepada { kepala }", "Surat kepada Camat Kroya"),
        ("{kepala}{kepala}", "Camat KroyaCamat Kroya"),
        ("{{kepala}}", "{kepala}"),
        ("{{{kepala}}}", "{Camat Kroya}"),
        ("{a}", "{b}"),
        ("{tidak_ada}", "{tidak_ada}"),
        ("{kepala.__class__}", "{kepala.__class__}"),
        ("{kepala!r:>99999999}", "{kepala!r:>99999999}"),
        ("{0}", "{0}"),
        ("%s {", "%s {"),
    ],
)
def test_filling(text: str, filled: str) -> None:
    assert fill(text, VALUES) == filled


@pytest.mark.parametrize("text", ["{kepala", "kepala}", "{}", "{a{b}", "}{"])
def test_a_brace_alone_is_a_slip(text: str) -> None:
    assert has_loose_brace(text)


@pytest.mark.parametrize("text", ["", "{kepala}", "{{", "}}", "{{x}}", "a {b} c"])
def test_braces_in_pairs_are_not(text: str) -> None:
    assert not has_loose_brace(text)


@given(st.text(alphabet="{}ab ", max_size=40))
def test_any_text_can_be_filled_and_what_is_filled_has_no_key_left(text: str) -> None:
    known = dict.fromkeys(keys_in(text), "nilai")
    assert "{" not in fill(text, known).replace("{", "", text.count("{{") + text.count("{"))
    for key in keys_in(text):
        assert key == key.strip()


def test_a_filled_text_is_bounded() -> None:
    assert len(fill("{x}" * 1000, {"x": "y" * 1000})) == MAX_FILLED


def test_blanks_around_a_key_are_no_part_of_it() -> None:
    assert [*keys_in("Surat { kepala } bagi {staf}")] == ["kepala", "staf"]


@given(st.text("{}a "))
def test_an_escaped_text_is_filled_to_itself(text: str) -> None:
    assert fill(escaped(text), {"a": "x"}) == text
