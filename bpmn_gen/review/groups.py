"""What changed in the processes of level 0 of a unit, and in the papers that cross its border."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bpmn_gen.review.change import Change, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bpmn_gen.definition.value import Value
    from bpmn_gen.edition.record import UnitRecord
    from bpmn_gen.review.titles import Renaming

_FIELDS: Final = {
    "nama": "nama",
    "kelompok": "kelompok",
    "pengampu": "pengampu",
    "hubungan": "hubungan antarproses",
    "sumber": "dasar",
    "menyatakan": "ketentuan yang dinyatakan",
    "catatan": "catatan",
}
"""What is said of a group, beside its processes."""


_ENDS: Final = {
    UnitKind.GROUP_ADDED: "baru",
    UnitKind.GROUP_REMOVED: "dihapus",
    UnitKind.PROCESS_REGROUPED: "tempat",
    UnitKind.PROCESSES_ORDERED: "urutan",
}
"""How the keys of changes end that are about no field."""


def group_changes(
    old: UnitRecord, new: UnitRecord, codes: Mapping[str, str], renaming: Renaming
) -> Iterator[Change]:
    """Processes of level 0 that came, went or changed, and where processes stand in them.

    Args:
        old: the older state.
        new: the newer state.
        codes: the older code by the newer one, of processes that both have.
        renaming: the names that titles have now.
    """
    before = {str(group["kode"]): group for group in old.groups}
    after = {str(group["kode"]): group for group in new.groups}
    for code, group in before.items():
        if code not in after:
            sides = _called(group), ""
            yield _change(UnitKind.GROUP_REMOVED, code, f"proses level 0 {sides[0]} dihapus", sides)
            continue
        yield from _fields(code, group, after[code], renaming)
    for code, group in after.items():
        if code not in before:
            sides = "", _called(group)
            yield _change(UnitKind.GROUP_ADDED, code, f"proses level 0 baru {sides[1]}", sides)
    yield from _places(before, after, codes)


def renamed_fields(
    old: UnitRecord, new: UnitRecord, renaming: Renaming, title: str
) -> Iterator[tuple[str, str]]:
    """What processes of level 0 say otherwise because a title has another name: code and key."""
    before = {str(group["kode"]): group for group in old.groups}
    for group in new.groups:
        code = str(group["kode"])
        for field in _FIELDS if code in before else ():
            was, now = before[code].get(field, ""), group.get(field, "")
            by_name = was != now and renaming.explains(was, now)
            if by_name and title in renaming.used(was):
                yield code, field


def renamed_papers(
    old: UnitRecord, new: UnitRecord, renaming: Renaming, title: str
) -> dict[str, set[str]]:
    """The papers that cross the border whose givers, or takers, say a title by another name.

    By ``masukan`` and ``keluaran``.
    """
    found: dict[str, set[str]] = {}
    sides = (("masukan", old.incoming, new.incoming), ("keluaran", old.outgoing, new.outgoing))
    for kind, before, after in sides:
        found[kind] = {
            paper
            for paper, was in before.items()
            if was != after.get(paper, "")
            and renaming.explains(was, after.get(paper, ""))
            and title in renaming.used(was)
        }
    return found


def _fields(
    code: str, old: Mapping[str, Value], new: Mapping[str, Value], renaming: Renaming
) -> Iterator[Change]:
    """What is said of one group."""
    for field, name in _FIELDS.items():
        before, after = old.get(field, ""), new.get(field, "")
        if before != after and not renaming.explains(before, after):
            sides = _listed(before), _listed(after)
            sentence = f"proses level 0 {code}: {name} '{_flat(before)}' menjadi '{_flat(after)}'"
            yield _change(UnitKind.GROUP_CHANGED, code, sentence, sides, field)


def _places(
    before: Mapping[str, Mapping[str, Value]],
    after: Mapping[str, Mapping[str, Value]],
    codes: Mapping[str, str],
) -> Iterator[Change]:
    """In which group processes stand, and in which order."""
    onward = {old: new for new, old in codes.items()}
    stood = {onward[c]: key for key in before for c in _codes(before[key]) if c in onward}
    stands = {c: key for key in after for c in _codes(after[key])}
    for code, group in stands.items():
        if code in stood and stood[code] != group:
            sides = _called(before[stood[code]]), _called(after[group])
            sentence = f"proses {code} pindah dari {stood[code]} ke {group}"
            yield _change(UnitKind.PROCESS_REGROUPED, code, sentence, sides)
    for key in after:
        both = {code for code in _codes(after[key]) if stood.get(code) == key}
        was = [onward[c] for c in _codes(before.get(key, {})) if onward.get(c) in both]
        now = [code for code in _codes(after[key]) if code in both]
        if was != now:
            sentence = f"urutan proses pada {key} menjadi {', '.join(now)}"
            sides = "\n".join(was), "\n".join(now)
            yield _change(UnitKind.PROCESSES_ORDERED, key, sentence, sides)


def _called(group: Mapping[str, Value]) -> str:
    """A group by code and name."""
    return f"{group['kode']} {group.get('nama', '')}"


def _codes(group: Mapping[str, Value]) -> list[str]:
    """The codes of the processes of a group."""
    return [*map(str, group.get("proses", ()))]


def paper_changes(old: UnitRecord, new: UnitRecord, renaming: Renaming) -> Iterator[Change]:
    """Who gives papers from outside, and who gets results."""
    yield from _papers(("masukan", "dari"), old.incoming, new.incoming, renaming)
    yield from _papers(("keluaran", "kepada"), old.outgoing, new.outgoing, renaming)


def _papers(
    words: tuple[str, str],
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    renaming: Renaming,
) -> Iterator[Change]:
    """The papers that cross the border in one direction."""
    kind, who = words
    for paper in dict.fromkeys([*before, *after]):
        was, now = before.get(paper, ""), after.get(paper, "")
        if was == now or renaming.explains(was, now):
            continue
        part = f"{kind} '{paper}'"
        yield Change(
            key=f"peta/{kind}/{paper}",
            kind=UnitKind.PAPERS_CHANGED.value,
            part=part,
            sentence=f"{part} {who} {_flat(now)}" if now else f"{part} dihapus dari peta",
            before=_listed(was),
            after=_listed(now),
        )


def _change(
    kind: UnitKind, code: str, sentence: str, sides: tuple[str, str], field: str = ""
) -> Change:
    """A change of the map of level 0."""
    return Change(
        key="/".join(filter(None, ("peta", code, field or _ENDS[kind]))),
        kind=kind.value,
        part=f"proses level 0 {code}" if kind.startswith("group") else code,
        sentence=sentence,
        before=sides[0],
        after=sides[1],
        field=field,
        others=(code,) if kind is UnitKind.PROCESS_REGROUPED else (),
        groups=() if kind is UnitKind.PROCESS_REGROUPED else ((code, field),),
    )


def _listed(value: Value) -> str:
    """A value, with a line for each thing in a list."""
    return value if isinstance(value, str) else "\n".join(map(str, value))


def _flat(value: Value) -> str:
    """A value in a sentence."""
    return value if isinstance(value, str) else "; ".join(map(str, value))
