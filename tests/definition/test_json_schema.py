"""Editors are told exactly what the reader accepts, in Indonesian."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bpmn_gen.definition.discovery import find_files
from bpmn_gen.definition.json_schema import FOLDER, modeline, schema_bytes, schemas
from bpmn_gen.definition.kinds import KINDS
from bpmn_gen.diagnostics import Findings

SCHEMAS = schemas()


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """All parts of a schema that describe an object with known keys."""
    if isinstance(schema, dict):
        if "properties" in schema:
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def test_there_is_one_schema_for_each_kind_of_file() -> None:
    assert list(SCHEMAS) == [f"{kind.name}.json" for kind in KINDS]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_strict_and_speaks_indonesian(name: str) -> None:
    schema = SCHEMAS[name]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    found = list(objects(schema))
    assert found
    for part in found:
        assert part["additionalProperties"] is False
        told = [part, *part["properties"].values()]
        assert all(inner.get("description", "").endswith(".") for inner in told)
    assert "title" not in json.dumps(schema.get("$defs", {}))


def test_schemas_are_written_alike_every_time() -> None:
    first = {name: schema_bytes(schema) for name, schema in schemas().items()}
    schemas.cache_clear()
    assert first == {name: schema_bytes(schema) for name, schema in schemas().items()}


def test_words_of_a_set_are_offered() -> None:
    step = SCHEMAS["proses.json"]["$defs"]["Kegiatan"]["properties"]
    assert "kirim" in json.dumps(step["jenis"])
    group = SCHEMAS["peta.json"]["$defs"]["KelompokProses"]["properties"]
    assert group["kelompok"]["enum"] == ["inti", "pendukung", "manajerial"]


def test_the_modeline_leads_to_the_schema() -> None:
    by_name = {kind.name: kind for kind in KINDS}
    assert modeline(by_name["daerah"], "daerah.yaml") == (
        "# yaml-language-server: $schema=./.skema/daerah.json"
    )
    assert modeline(by_name["proses"], "proses/penugasan/a.yaml") == (
        "# yaml-language-server: $schema=../../.skema/proses.json"
    )


def test_shipped_files_carry_their_modeline(project_root: Path) -> None:
    found = find_files(project_root / "process_defs", Findings()).files
    assert found
    for file in found:
        first = file.path.read_text("utf-8").splitlines()[0]
        wanted = modeline(file.kind, file.relative)
        assert first.replace("$schema=./", "$schema=") == wanted.replace("$schema=./", "$schema=")
    assert FOLDER.startswith(".")
