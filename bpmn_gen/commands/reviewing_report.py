"""Says what changed in a unit since it was set, in sentences for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bpmn_gen.commands.reviewing import Reviewed


def lines(one: Reviewed) -> Iterator[str]:
    """What changed in one unit, in sentences."""
    changes = one.result.changes
    if not changes:
        yield f"{one.unit}: tidak ada yang berubah sejak {one.since}"
    else:
        yield f"{one.unit}: {len(changes)} perubahan sejak {one.since}"
    code = ""
    for change in changes:
        if change.code and change.code != code:
            yield f"  {change.code} {change.name}"
        code = change.code
        yield f"{'    ' if code else '  '}- {change.sentence}"
    for path in one.files:
        yield f"  {path}"
    yield from notices(one)


def notices(one: Reviewed) -> Iterator[str]:
    """What became of files that people had edited, and what is left to do."""
    for path in one.aside:
        yield f"  Yang sudah disunting disimpan sebagai {path}"
    for path in one.newer:
        yield f"  Berita acara yang sudah Anda sunting dibiarkan; yang baru: {path}"
    if one.lacking:
        yield f"  {one.lacking} perubahan belum beralasan"
