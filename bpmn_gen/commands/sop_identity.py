"""The first page of an SOP that came back, which an office's own process says itself."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Final

from bpmn_gen.compiler.placeholders import escaped, fill
from bpmn_gen.definition.dates import names_day
from bpmn_gen.difference.edits import Edit, EditKind
from bpmn_gen.sop_reading.read_sop import Approval, Identity
from bpmn_gen.sop_reading.telling import shortened
from bpmn_gen.writing.values import items

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bpmn_gen.definition.value import Value

_CALLED: Final[Mapping[str, str]] = {
    "name": "nama SOP",
    "government": "instansi",
    "office": "perangkat daerah",
    "unit": "unit",
    "number": "nomor SOP",
    "made": "tanggal pembuatan",
    "revised": "tanggal revisi",
    "effective": "tanggal efektif",
    "approval": "disahkan oleh",
    "laws": "dasar hukum",
    "qualifications": "kualifikasi pelaksana",
    "related": "keterkaitan",
    "equipment": "peralatan",
    "warnings": "peringatan",
    "records": "pencatatan dan pendataan",
}
"""What the fields of the first page are called."""
_KEYS: Final[Mapping[str, str]] = {
    "number": "nomor",
    "made": "tanggal_pembuatan",
    "revised": "tanggal_revisi",
    "effective": "tanggal_efektif",
    "laws": "dasar_hukum",
    "qualifications": "kualifikasi",
    "equipment": "peralatan",
    "warnings": "peringatan",
    "records": "pencatatan",
}
"""Keys of ``sop`` in a definition, by field."""
_DATES: Final = ("made", "revised", "effective")


@dataclass(slots=True)
class FirstPage:
    """Takes in what was changed on the first page."""

    said: Mapping[str, Value] | None
    """What its office says of the page, by key of ``sop``; None where it cannot say anything."""
    printed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By key of a list: its items as they are printed, whoever says them."""
    changed: dict[str, Value] = field(default_factory=dict)
    """What it is to say, by key; empty values are to go."""
    shown: dict[str, list[str]] = field(default_factory=dict)
    """By key of a list that changed: its items as they are printed then."""
    edits: list[Edit] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def take(
        self, edited: Identity, original: Identity, origin: Identity | None, *, but_name: bool
    ) -> None:
        """Note and write all changes.

        Args:
            edited: the page that came back.
            original: the page as it is made now.
            origin: the page before it was edited, where that is another.
            but_name: leave out the name, which is taken otherwise.
        """
        for one in fields(Identity):
            new, old = getattr(edited, one.name), getattr(original, one.name)
            was = old if origin is None else getattr(origin, one.name)
            if new in (old, was) or (one.name == "name" and but_name):
                continue
            if old != was:
                self._tell(one.name, old, new, "definisinya juga berubah sejak itu")
                continue
            self._field(one.name, old, new)

    def _field(self, name: str, old: object, new: object) -> None:
        """Take one field."""
        made = self._made(name, old, new) if name in _KEYS else None
        if made is None:
            self._tell(name, old, new, "tulis di unit.yaml, daftar.yaml, atau definisinya")
            return
        if isinstance(made, list) and made == [*self._own(name).values()]:
            return  # only items that come from elsewhere stand in another place
        self.changed[_KEYS[name]] = made
        self.edits.append(Edit(EditKind.HEAD_CHANGED, "", _KEYS[name], _said(old), _said(new)))

    def _tell(self, name: str, old: object, new: object, why: str) -> None:
        """Tell of a change that is not taken."""
        before, after = shortened(_plain(old)), shortened(_plain(new))
        self.remarks.append(
            f"halaman identitas, {_CALLED[name]}: '{before}' menjadi '{after}' tidak diambil; {why}"
        )

    def _made(self, name: str, old: object, new: object) -> Value | None:
        """What the office is to say; None where what was printed comes from elsewhere."""
        if self.said is None:
            return None
        said = self.said.get(_KEYS[name], "")
        if name in _DATES:
            return str(new) if not new or names_day(str(new)) else None
        if isinstance(new, str):
            return escaped(_told(new)) if fill(str(said), {}) == _told(str(old)) else None
        was, now = (
            tuple(filter(None, map(_told, map(str, items(one)))))  # type: ignore[arg-type]
            for one in (old, new)
        )
        own = self._own(name)
        shown = _shown(own, was, now)
        if shown is None:
            return None
        self.shown[_KEYS[name]] = shown
        return [own.get(one, escaped(one)) for one in shown]

    def _own(self, name: str) -> dict[str, Value]:
        """The items of a list that its office says, or would replace, by how they are printed.

        Where it says nothing yet, the items of others are printed, and a list of its own must hold
        them, too, because it takes their place.
        """
        said = [] if self.said is None else items(self.said.get(_KEYS[name], ""))
        printed = self.printed.get(_KEYS[name], ())
        if not said:
            return {_line(one): escaped(one) for one in printed}
        if len(said) != len(printed):
            printed = tuple(fill(str(one), {}) for one in said)
        return dict(zip(map(_line, printed), said, strict=True))


def _told(text: str) -> str:
    """What a field says; nothing where dots stand to be written over."""
    return text if text.strip(" .…") else ""


def _line(text: str) -> str:
    """A text as it is read."""
    return " ".join(text.split())


def _shown(
    own: Mapping[str, Value], old: tuple[str, ...], new: tuple[str, ...]
) -> list[str] | None:
    """The items of a list as the page has them now, without those that come from elsewhere.

    None where one of these is gone, or where one of its own was not read, so that it would be lost.
    """
    others = {_line(one) for one in old} - own.keys()
    now = [_line(one) for one in new]
    if not others <= {*now} or not own.keys() <= {_line(one) for one in old}:
        return None
    return [one for one in now if one not in others]


def _said(value: object) -> Value:
    """What a field says, as definitions hold it."""
    return [*map(str, value)] if isinstance(value, tuple) else str(value)


def _plain(value: object) -> str:
    """What stands in a field."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, Approval):
        return ", ".join(part for part in (value.title, value.name, value.nip) if part)
    return str(value)
