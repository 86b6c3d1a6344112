"""JSON Schema of every kind of definition file, for completion and hints in editors.

The schemas are made from the same classes that read the files, so they cannot disagree.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema

from bpmn_gen.definition.kinds import KINDS, Kind
from bpmn_gen.definition.schema_words import KEYS, OBJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = ".skema"
"""Where the schemas stand inside the definition folder."""

Schema = dict[str, Any]

_UNWANTED = frozenset({"title", "default", "description", "discriminator"})


@cache
def schemas() -> Mapping[str, Schema]:
    """All schemas by their file name in :data:`FOLDER`."""
    return {f"{kind.name}.json": _schema(kind) for kind in KINDS}


def schema_bytes(schema: Schema) -> bytes:
    """A schema as it is written to disk."""
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def modeline(kind: Kind, relative: str) -> str:
    """The comment that makes an editor use the schema for a file at a path in the folder."""
    up = "../" * relative.count("/")
    return f"# yaml-language-server: $schema={up or './'}{FOLDER}/{kind.name}.json"


def _schema(kind: Kind) -> Schema:
    """The schema of one kind of file."""
    made = kind.model.model_json_schema(mode="validation")
    definitions = {name: _object(name, part) for name, part in made.pop("$defs", {}).items()}
    root = _object(kind.model.__name__, made)
    if kind.name == "proses":
        root["oneOf"] = [{"required": ["langkah"]}, {"required": ["tahap"]}]
    head = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": f"bpmn-gen: {kind.place}",
    }
    return {**head, **root, **({"$defs": definitions} if definitions else {})}


def _object(name: str, schema: Schema) -> Schema:
    """One object with the words of its writers; keys that may be missing may also be blank."""
    plain = _plain({key: part for key, part in schema.items() if key != "properties"})
    if name in OBJECTS:
        plain["description"] = OBJECTS[name]
    required = schema.get("required", [])
    if "properties" in schema:
        plain["properties"] = {
            key: _property(name, key, part, optional=key not in required)
            for key, part in schema["properties"].items()
        }
    return plain


def _property(name: str, key: str, schema: Schema, *, optional: bool) -> Schema:
    """One key with its description, which an object of that name may have for itself."""
    plain = _plain(schema)
    choices = [choice for choice in plain.get("anyOf", [plain]) if choice != {"type": "null"}]
    for choice in choices:
        choice.pop("description", None)
    if optional:
        choices.append({"type": "null"})
    plain = choices[0] if len(choices) == 1 else {"anyOf": choices}
    words = KEYS.get(f"{name}.{key}", KEYS.get(key))
    return {**({"description": words} if words else {}), **plain}


def _plain(schema: Schema) -> Schema:
    """The schema without pydantic's English titles, defaults and hints for code."""
    plain = {key: _inside(value) for key, value in schema.items() if key not in _UNWANTED}
    names = plain.get("propertyNames")
    if isinstance(names, dict) and set(names) == {"type"}:
        del plain["propertyNames"]
    return plain


def _inside(value: object) -> object:
    """A part of a schema, schemas in it made plain."""
    if isinstance(value, list):
        return [_inside(item) for item in value]
    return _plain(value) if isinstance(value, dict) else value
