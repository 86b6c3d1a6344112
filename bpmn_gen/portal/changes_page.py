"""The page with the table of changes (matriks perubahan) of a unit since its last edition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bpmn_gen.definition.text import capitalised
from bpmn_gen.portal.listing import File, ListedDocument, PageLink, documents, page_of, way
from bpmn_gen.review.change import touched_codes
from bpmn_gen.review.matrix import part_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bpmn_gen.compiler.target import Target
    from bpmn_gen.review.change import Change
    from bpmn_gen.review.reasons import Reasons

CHANGES: Final = "perubahan.html"
"""File name of the page, in the folder of the unit."""


@dataclass(frozen=True, slots=True)
class UnitChanges:
    """What changed in a unit since the edition that set it last."""

    since: str
    """The decree with its day."""
    changes: tuple[Change, ...]
    """At least one."""
    reasons: Reasons
    """What staff said of them."""
    review: tuple[str, ...] = ()
    """The files that the last review left, as paths below the output folder."""

    def numbered(self) -> Iterator[tuple[int, Change]]:
        """The changes with their numbers in the table."""
        return enumerate(self.changes, 1)


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A row of the table."""

    number: int
    objects: tuple[str, ...]
    """On which objects of Pasal 22 ayat (4) it is seen, and whether on the SOP."""
    code: str
    name: str
    href: str
    """The address of the page of its process; empty where it has none."""
    part: str
    before: tuple[str, ...]
    """Lines; none where there was nothing."""
    after: tuple[str, ...]
    """Lines; none where nothing is left."""
    reason: str
    """Empty where nobody gave one."""
    basis: tuple[str, ...]
    effects: tuple[str, ...]
    touched: tuple[PageLink, ...]
    """The pages of other processes that it touches, by code."""


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """All that the page says."""

    path: str
    unit: str
    since: str
    rows: tuple[ChangeRow, ...]
    lacking: int
    """Changes for which nobody gave a reason."""
    review: tuple[ListedDocument, ...] = ()
    """What the last review made: maps before and after, table, minutes."""


def changes_page(target: Target, found: UnitChanges, codes: Collection[str]) -> ChangesPage:
    """The page of one unit; ``codes`` are those of its processes that have a page."""
    path = changes_path(target.slug)
    rows = tuple(
        _row(number, one, found.reasons, _hrefs(target, one, codes, path))
        for number, one in found.numbered()
    )
    lacking = sum(not one.reason for one in rows)
    review = documents((File(one, "", target.slug, "") for one in found.review), path)
    return ChangesPage(path, target.name, found.since, rows, lacking, review)


def changes_path(slug: str) -> str:
    """The path of the page of a unit."""
    return f"{slug}/{CHANGES}"


def changes_link(found: UnitChanges | None, slug: str, page: str) -> PageLink | None:
    """The link from the page of a unit; None where nothing changed."""
    if found is None:
        return None
    label = f"{len(found.changes)} perubahan sejak {found.since}"
    return PageLink(label, way(changes_path(slug), page))


def process_changes(
    found: UnitChanges | None, code: str, slug: str, page: str
) -> tuple[PageLink, ...]:
    """The changes that touch one process in sentences, each with a link to its row and its number.

    A title with another name, say, touches every process in which it stands.
    """
    if found is None:
        return ()
    table = way(changes_path(slug), page)
    return tuple(
        PageLink(capitalised(one.sentence), f"{table}#u{number}", str(number))
        for number, one in found.numbered()
        if code in touched_codes(one)
    )


def _hrefs(target: Target, change: Change, codes: Collection[str], page: str) -> dict[str, str]:
    """The addresses of the pages of the processes that a change touches, by code."""
    known = [code for code in touched_codes(change) if code in codes]
    return {code: way(page_of(target.slug, code), page) for code in known}


def _row(number: int, change: Change, reasons: Reasons, hrefs: Mapping[str, str]) -> ChangeRow:
    """One change."""
    return ChangeRow(
        number=number,
        objects=tuple(one.value for one in change.scopes),
        code=change.code,
        name=change.name,
        href=hrefs.get(change.code, ""),
        part=part_of(change),
        before=tuple(change.before.splitlines()),
        after=tuple(change.after.splitlines()),
        reason=reasons.of(change).reason,
        basis=reasons.basis_of(change),
        effects=change.effects,
        touched=tuple(PageLink(c, href) for c, href in hrefs.items() if c != change.code),
    )
