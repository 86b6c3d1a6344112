"""Sends the package of a unit to a running engine by its REST interface.

Only files that are as the build wrote them are sent.  Credentials come from the environment
(``BPMN_GEN_TOKEN``, or ``BPMN_GEN_USER`` with ``BPMN_GEN_PASSWORD``) and are neither stored nor
printed.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bpmn_gen.commands.posting import PATIENCE, address, multipart, post
from bpmn_gen.compiler.target import EVERY_UNIT
from bpmn_gen.definition.file_names import file_slug
from bpmn_gen.diagnostics import did_you_mean
from bpmn_gen.errors import RefusalError
from bpmn_gen.store import manifest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from bpmn_gen.commands.posting import Answer, Limits

TOKEN, USER, PASSWORD = "BPMN_GEN_TOKEN", "BPMN_GEN_USER", "BPMN_GEN_PASSWORD"
SHOWN = 500
"""Characters of a server's own words that are passed on."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How one engine takes packages."""

    kinds: tuple[str, ...]
    """Kinds of artefacts in its packages."""
    base: str
    """Path of its interface when the address names none."""
    path: str
    """Where packages go, below the address."""
    receipt: str
    """Key of its answer that names the new deployment."""


ENGINES = {
    "camunda7": Engine(("camunda7", "dmn"), "/engine-rest", "/deployment/create", "id"),
    "camunda8": Engine(("camunda8", "form", "dmn"), "", "/v2/deployments", "deploymentKey"),
}
"""By the name that the command line uses."""


@dataclass(frozen=True, slots=True)
class Package:
    """The files of one unit."""

    target: str
    files: tuple[tuple[str, bytes], ...]
    """Name and content of each file."""


def packages(
    output: Path, engine: str, types: Sequence[int] = (), units: Sequence[str] = ()
) -> tuple[Package, ...]:
    """The packages of unit types and units, from what the last build wrote.

    Args:
        output: the output folder.
        engine: a key of ``ENGINES``.
        types: numbers of unit types.
        units: names of units; ``semua`` for all that were built.  With neither: all that was built.

    Raises:
        RefusalError: when a unit has not been built or a file was changed since.
    """
    found = manifest.read(output)
    built = {item.target: item for item in found.values() if item.kind in ENGINES[engine].kinds}
    if not built:
        raise RefusalError(
            f"belum ada berkas {engine} di {output.as_posix()}; jalankan bpmn-gen build"
        )
    names = {target: item.unit for target, item in built.items() if item.unit}
    chosen = [f"tipe-{number:02d}" for number in types]
    for number, target in zip(types, chosen, strict=True):
        if target not in built:
            raise RefusalError(
                f"belum ada berkas {engine} untuk tipe unit {number}; "
                f"jalankan bpmn-gen build --tipe {number}"
            )
    for name in units:
        chosen += _of_unit(name, names, engine)
    made = []
    for target in dict.fromkeys(chosen) if chosen else sorted(built):
        items = [
            item
            for path, item in sorted(found.items())
            if item.target == target and item.kind in ENGINES[engine].kinds
        ]
        for item in items:
            if not manifest.is_whole(output, item):
                raise RefusalError(
                    f"berkas '{item.path}' berubah sejak dibuat; jalankan bpmn-gen build"
                )
        files = [(_name(item.path), (output / item.path).read_bytes()) for item in items]
        made.append(Package(target, tuple(files)))
    return tuple(made)


def _of_unit(name: str, names: Mapping[str, str], engine: str) -> list[str]:
    """The folders that a name stands for.

    Args:
        name: of a unit, or ``semua``.
        names: of the units that were built, by their folders.
        engine: a key of ``ENGINES``.

    Raises:
        RefusalError: when there is none.
    """
    target = f"unit-{file_slug(name)}"
    if target in names:
        return [target]
    if file_slug(name) == EVERY_UNIT and names:
        return sorted(names)
    hints = did_you_mean(name, names.values()) or ("jalankan bpmn-gen build --unit",)
    raise RefusalError(f"belum ada berkas {engine} untuk unit '{name}'; {hints[0]}")


def _name(path: str) -> str:
    """The name of a file in its package: the forms of all processes stand side by side there."""
    parts = PurePosixPath(path).parts[1:]
    return parts[-1] if len(parts) == 2 else "-".join(parts)  # noqa: PLR2004 -- process and file


def send(
    package: Package,
    engine: str,
    url: str,
    environment: Mapping[str, str],
    *,
    allow_http: bool = False,
    limits: Limits = PATIENCE,
) -> str:
    """Send one package; returns the id that the engine gave it.

    Raises:
        RefusalError: when the address must not be used, nobody answers, or the engine does not
            take it.
    """
    kind = ENGINES[engine]
    where = address(url, allow_http=allow_http)
    headers = credentials(environment)
    path = (where.path.rstrip("/") or kind.base) + kind.path
    fields, files = _form(package, engine)
    content_type, body = multipart(fields, files)
    headers |= {"Content-Type": content_type, "Accept": "application/json"}
    return _receipt(post(where, path, headers, body, limits), kind, url)


def _form(package: Package, engine: str) -> tuple[dict[str, str], list[tuple[str, str, bytes]]]:
    """The fields and files of the form that an engine expects."""
    if engine == "camunda8":
        return {}, [("resources", name, content) for name, content in package.files]
    fields = {
        "deployment-name": f"bpmn-gen {package.target}",
        "deployment-source": "bpmn-gen",
        "enable-duplicate-filtering": "true",
    }
    return fields, [(name, name, content) for name, content in package.files]


def credentials(environment: Mapping[str, str]) -> dict[str, str]:
    """The header that says who is sending; empty when the environment does not tell.

    Raises:
        RefusalError: when it cannot be sent.
    """
    token, user = environment.get(TOKEN, ""), environment.get(USER, "")
    if any(not sign.isprintable() for sign in token):
        raise RefusalError(f"{TOKEN} memuat tanda yang tidak dapat dikirim")
    if token:
        if not token.isascii():
            raise RefusalError(f"{TOKEN} memuat tanda yang tidak dapat dikirim")
        return {"Authorization": f"Bearer {token}"}
    if user:
        pair = f"{user}:{environment.get(PASSWORD, '')}".encode()
        return {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}
    return {}


def _receipt(answer: Answer, engine: Engine, url: str) -> str:
    """The id of the deployment, from an engine's answer.

    Raises:
        RefusalError: when the answer says no, or is not that of an engine.
    """
    status, words = answer.status, _words(answer.body)
    if status in (401, 403):
        hint = f"isi {TOKEN}, atau {USER} dan {PASSWORD}"
        raise RefusalError(f"server menolak: tidak punya izin ({status}); {hint}")
    if status in (404, 405):
        raise RefusalError(f"alamat '{url}' bukan alamat REST mesin ini ({status})")
    if 300 <= status < 400:  # noqa: PLR2004 -- redirections
        target = _printable(answer.location) or "tempat lain"
        raise RefusalError(
            f"server mengalihkan ke {target}; pengalihan tidak diikuti, periksa alamatnya"
        )
    if status >= 400:  # noqa: PLR2004 -- errors
        raise RefusalError(f"mesin menolak paket ({status}): {words or 'tanpa keterangan'}")
    try:
        found = json.loads(answer.body)[engine.receipt]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise RefusalError(
            f"jawaban dari '{url}' bukan jawaban mesin proses; periksa alamatnya"
        ) from None
    return _printable(str(found))


def _words(body: bytes) -> str:
    """What an engine says is wrong."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    found = (
        [data.get(key) for key in ("message", "detail", "title")] if isinstance(data, dict) else []
    )
    return _printable(next((text for text in found if isinstance(text, str) and text), ""))


def _printable(text: str) -> str:
    """A stranger's text on one line, without signs that a terminal would obey."""
    line = "".join(sign if sign.isprintable() else " " for sign in text[: 4 * SHOWN])
    return " ".join(line.split())[:SHOWN]
