"""The forms of tasks: what is to be done, and fields for what engines have to know."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bpmn_gen.bpmn_file.names import EXPORTER
from bpmn_gen.bpmn_file.xml_text import as_label, inert, one_line
from bpmn_gen.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bpmn_gen.model.elements import UserTask
    from bpmn_gen.model.execution import Question

CAMUNDA_8 = "8.8.0"
"""The version of the platform that forms and files are written for."""
SCHEMA_VERSION = 19
"""The version of the schema of Camunda Forms."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    key: str
    """Name of the variable in which the engine keeps what is filled in."""
    label: str
    options: tuple[tuple[str, str], ...] = ()
    """What may be chosen, each with what people read; empty for a field of free text."""


def fields_of(task: UserTask, questions: Iterable[Question]) -> tuple[Field, ...]:
    """The fields of a task: a link to each document that it makes, then its questions."""
    work = task.work
    made = dict.fromkeys((*work.outputs, *work.documents)) if work else {}
    links = [
        Field(f"{task.id}_tautan_{number}", f"Tautan: {one_line(name)}")
        for number, name in enumerate(made, 1)
    ]
    asked = (
        Field(one.variable, one_line(one.text), tuple(_option(one, said) for said in one.answers))
        for one in questions
    )
    return (*links, *asked)


def _option(question: Question, answer: str) -> tuple[str, str]:
    """An answer with what people read; one that the text does not name is marked as a reading."""
    said = inert(one_line(answer))
    return said, f"{said} (bacaan)" if answer in question.readings else said


def write_form(form_id: str, task: UserTask, questions: Iterable[Question]) -> bytes:
    """A Camunda Form as JSON: the work in full, what it needs, and the fields."""
    data = {
        "components": [*_explained(task), *map(_component, fields_of(task, questions))],
        "executionPlatform": "Camunda Cloud",
        "executionPlatformVersion": CAMUNDA_8,
        "exporter": {"name": EXPORTER, "version": VERSION},
        "id": form_id,
        "schemaVersion": SCHEMA_VERSION,
        "type": "default",
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _explained(task: UserTask) -> Iterator[dict[str, object]]:
    """The work in full and what it needs, as text above the fields."""
    text = one_line(task.work.text if task.work else task.name)
    lines = [_plain(text)]
    if task.work and task.work.inputs:
        needed = [f"- {_plain(one_line(item))}" for item in task.work.inputs]
        lines += ["", "Kelengkapan:", "", *needed]
    yield {"id": f"{task.id}_uraian", "text": "\n".join(lines), "type": "text"}


def _plain(text: str) -> str:
    """The text escaped, so that a form takes nothing in it for markup or for an expression."""
    escaped = "".join(f"\\{char}" if char in r"\`*_{}[]()#+!|>~" else char for char in text)
    escaped = escaped.replace("<", "&lt;")
    return escaped.replace("=", "\\=", 1) if escaped.startswith("=") else escaped


def _component(field: Field) -> dict[str, object]:
    """A field as a component of a Camunda Form."""
    common: dict[str, object] = {
        "id": f"isian_{field.key}",
        "key": field.key,
        "label": as_label(field.label),
    }
    if not field.options:
        return {**common, "type": "textfield"}
    values = [{"label": as_label(label), "value": option} for option, label in field.options]
    return {**common, "type": "radio", "validate": {"required": True}, "values": values}
