"""Another name of a unit from its page: shown first, then written with all that refers to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Protocol
from urllib.parse import quote

from pydantic import StringConstraints
from starlette.routing import Route

from bpmn_gen.commands.unit_renaming import rename_unit
from bpmn_gen.definition.kinds import office_folder
from bpmn_gen.errors import RefusalError
from bpmn_gen.store import manifest
from bpmn_gen.web.keeping.texts import draft_of
from bpmn_gen.web.process.state import Incoming
from bpmn_gen.web.server.answering import answers
from bpmn_gen.web.views.beginning import fault_of_name, refused

if TYPE_CHECKING:
    from bpmn_gen.web.process.workshop import Workshop


class Named(Incoming):
    """The name that a unit is to get."""

    slug: Annotated[str, StringConstraints(max_length=500)]
    nama: Annotated[str, StringConstraints(max_length=5_000)]
    tulis: bool = False
    """Whether it is written; else what it changes is only shown."""


class Following(Protocol):
    """What is not in the definitions and follows a unit."""

    @property
    def names(self) -> list[str]:
        """As people know it."""

    def keep(self) -> None:
        """Let it follow."""


Follows = Callable[["Workshop", tuple[str, str], tuple[str, str]], Following]
"""Says what follows a unit, by its names and folders before and afterwards."""


def routes(workshop: Workshop, follows: Follows) -> list[Route]:
    """The addresses of the form."""
    work = partial(name_unit, workshop, follows)
    return [Route("/unit/nama", answers(Named, work), methods=["POST"])]


def name_unit(workshop: Workshop, follows: Follows, sent: Named) -> dict[str, Any]:
    """Show what another name of a unit changes, or write it.

    Returns:
        The files that change, and the address of the page of the unit once it is written.

    Raises:
        UnsavedError: says beside the name why it cannot be that.
        CompileError: when the definitions would have new errors.
        OSError: when something cannot be written; all is as before then.
    """
    with workshop.turn:
        if fault := fault_of_name(sent.nama):
            raise refused("nama", fault)
        if waiting := _drafts(workshop, sent.slug):
            raise refused("nama", f"Simpan atau buang dahulu draf di {', '.join(waiting)}")
        try:
            made = rename_unit(replace(workshop.project), sent.slug, sent.nama)
        except RefusalError as error:
            raise refused("nama", str(error)) from error
        old, new = (made.old, sent.slug), (" ".join(sent.nama.split()), made.slug)
        following = follows(workshop, old, new)
        if sent.tulis:
            made.write(f"bpmn-gen sunting: nama unit '{new[0]}'")
            workshop.moves.note(sent.slug, made.slug)
            following.keep()
        return {
            "folder": "" if made.slug == sent.slug else f"unit/{made.slug}",
            "ikut": made.follows,
            "impor": following.names,
            "tetap": made.left,
            "hasil": _results(workshop, sent.slug) if made.slug != sent.slug else "",
            "keputusan": made.decrees,
            "alamat": f"/unit/{quote(made.slug)}",
        }


def _results(workshop: Workshop, slug: str) -> str:
    """The folder with results of a unit; empty where nothing has been made for it."""
    target, output = f"unit-{slug}", workshop.project.output
    known = any(one.target == target for one in manifest.read(output).values())
    return str((output / target).resolve()) if known else ""


def _drafts(workshop: Workshop, slug: str) -> list[str]:
    """The files of a unit of which anything is not saved; drafts know them by their folder."""
    own = workshop.own_files(workshop.definitions()).values()
    names = [one for one in own if office_folder(one) == slug]
    drafts = workshop.drafts
    return [
        one
        for one in names
        if drafts.path_of(one).exists() or drafts.path_of(draft_of(one)).exists()
    ]
