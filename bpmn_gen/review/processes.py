"""What two states of one process differ in, each difference once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.difference.edits import PARTY, Edit, EditKind, edits_between, party_edits
from bpmn_gen.difference.splitting import with_splits
from bpmn_gen.difference.telling import Telling
from bpmn_gen.review.change import Change
from bpmn_gen.review.pairing import with_keys_of
from bpmn_gen.review.titles import Renaming, people_of, renaming_of
from bpmn_gen.review.wording import Side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.edition.record import ProcessRecord

_FAMILY: Final = {
    EditKind.STEP_ADDED: "baru",
    EditKind.STEP_REMOVED: "dihapus",
    EditKind.STEP_MOVED: "urutan",
    EditKind.STEP_SPLIT: "dipecah",
    EditKind.STEPS_MERGED: "digabung",
    EditKind.BRANCH_ADDED: "cabang baru",
    EditKind.BRANCH_REMOVED: "cabang dihapus",
    EditKind.BRANCH_RENAMED: "nama cabang",
    EditKind.WAY_TURNED: "arah",
    EditKind.ACTOR_ADDED: "pelaku baru",
    EditKind.ACTOR_REMOVED: "pelaku dihapus",
    EditKind.ACTOR_CHANGED: "pelaku",
    EditKind.ACTORS_ORDERED: "urutan pelaku",
    EditKind.PHASES_CHANGED: "tahap",
}
"""What the keys of changes say of their kind."""


_BY_WORDS: Final = frozenset(
    {
        EditKind.STEP_CHANGED, EditKind.HEAD_CHANGED, EditKind.BRANCH_RENAMED,
        EditKind.PHASES_CHANGED,
    }
)  # fmt: skip
"""Differences of words, in which a title may stand."""


@dataclass(frozen=True)
class Compared:
    """Two states of one process, with the same keys for the same steps."""

    old: ProcessRecord
    new: ProcessRecord
    edits: tuple[Edit, ...]
    ids: Mapping[str, str]
    """The ids that steps have in the newer definition, by their keys here."""
    by_name: tuple[Edit, ...] = ()
    """Differences that follow from another name of a title alone, which are told with the title."""


def compare(old: ProcessRecord, new: ProcessRecord, titles: Renaming) -> Compared:
    """What differs beside the names of titles.

    Args:
        old: the older state.
        new: the newer state.
        titles: titles that have another name in the whole unit.
    """
    own = renaming_of(old, new, titles)
    keyed, ids = with_keys_of(old, new, own)
    both = old.outline, keyed.outline
    edits = (*with_splits(*both, edits_between(*both)), *party_edits(*both))
    named = tuple(edit for edit in edits if _is_by_name(edit, titles, own))
    kept = tuple(edit for edit in edits if edit not in named)
    return Compared(old, keyed, kept, ids, named)


def _is_by_name(edit: Edit, titles: Renaming, own: Renaming) -> bool:
    """Whether a difference follows from another name of a title alone."""
    if edit.kind is EditKind.ACTOR_CHANGED:
        return titles.explains(edit.before, edit.after)
    return edit.kind in _BY_WORDS and own.explains(edit.before, edit.after)


def changes_of(compared: Compared) -> Iterator[Change]:
    """The differences as people review them."""
    old, new = compared.old, compared.new
    before, after = people_of(old.said), people_of(new.said)
    telling = Telling(old.outline, new.outline, before | after)
    sides = Side(old.outline, before), Side(new.outline, after)
    for edit in compared.edits:
        is_step = edit.kind.startswith(("step", "branch", "way"))
        part = telling.step(edit.key) if is_step else ""
        yield Change(
            key="/".join(filter(None, (new.code, edit.key, _last(edit)))),
            kind=edit.kind.value,
            part=part or _person(edit, before | after),
            sentence=telling.sentence(edit),
            before=sides[0].tell(edit, edit.before),
            after=sides[1].tell(edit, edit.after),
            code=new.code,
            name=new.name,
            step=edit.key if is_step else "",
            field=edit.field,
        )


def _last(edit: Edit) -> str:
    """The end of the key of a change: what it is about."""
    family = _FAMILY.get(edit.kind, "")
    if edit.field == PARTY:
        return family.replace("pelaku", PARTY)
    label = edit.field if edit.kind.startswith("branch") or family == "arah" else ""
    return f"{family} {label}".strip() if family else edit.field or "jenis"


def _person(edit: Edit, names: dict[str, str]) -> str:
    """An actor; empty where the difference is about none."""
    return names.get(edit.key, "") if edit.kind.startswith("actor-") else ""
