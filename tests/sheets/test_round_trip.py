"""A form that comes back untouched says what it said, whatever the process."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from tests.pipeline.any_process import projects
from tests.sheets.filling import (
    EXAMPLES,
    PROCESSES,
    SERVICE,
    Book,
    form_of,
    taken,
    value_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bpmn_gen.definition.value import Value

EVERY = [*PROCESSES, *EXAMPLES]


def test_all_shipped_definitions_are_found() -> None:
    assert len(PROCESSES) > 20
    assert len(EXAMPLES) > 10


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_a_form_says_what_its_definition_says(path: Path) -> None:
    value = value_of(path.read_text("utf-8"))
    made, findings = taken(form_of(value), value)
    assert made is not None
    assert list(findings) == []
    assert made.value == value
    assert list(made.value) == list(value)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_form_holds_a_whole_service_by_itself(path: Path) -> None:
    value = value_of(path.read_text("utf-8"))
    made, findings = taken(form_of(value), {})
    assert made is not None
    assert [item.message for item in findings] == []
    again, _ = taken(form_of(made.value), made.value)
    assert again is not None
    assert again.value == made.value
    assert short(made.value) == short(value)


def short(value: Value) -> Value:
    """A value in which lists of one text are that text, because both mean the same."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: short(inner) for key, inner in value.items()}
    inner = [short(one) for one in value]
    return inner[0] if len(inner) == 1 and isinstance(inner[0], str) else inner


@settings(max_examples=12, deadline=None)
@given(projects())
def test_any_process_comes_back_whole(sources: dict[str, str]) -> None:
    for text in sources.values():
        value = value_of(text)
        made, findings = taken(form_of(value), value)
        assert made is not None
        assert list(findings) == []
        assert made.value == value


def test_a_saved_copy_of_another_program_says_the_same() -> None:
    value = value_of(SERVICE)
    made, findings = taken(Book(form_of(value)).data(), value)
    assert made is not None
    assert list(findings) == []
    assert made.value == value


def test_the_same_process_gives_the_same_bytes() -> None:
    value = value_of(SERVICE)
    assert form_of(value) == form_of(value)
