"""Who works in a process, as the form that came back says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.definition.schema.types import is_id
from bpmn_gen.diagnostics import nearest
from bpmn_gen.sheets.actors import KINDS, SIDES, Actors, said_of, written
from bpmn_gen.sheets.process_form import ACTOR_TITLES, actor_cells
from bpmn_gen.sop_reading.titles import is_outside
from bpmn_gen.workbook.tidy import folded, one_line, tidy

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bpmn_gen.definition.value import Value
    from bpmn_gen.diagnostics import Findings, Span
    from bpmn_gen.workbook.tables import Row, Table


class People:
    """The actors of a process after its form came back."""

    def __init__(
        self, base: Mapping[str, Value], term: Callable[[str], str], roles: Mapping[str, str]
    ) -> None:
        """Begin with nobody.

        Args:
            base: the process as it is.
            term: the words for the key of a role.
            roles: the keys of all roles by their words.
        """
        self.before = Actors(base, term)
        self.now = Actors({}, term)
        self.places: dict[str, Span] = {}
        """Where each is written."""
        self._roles = {folded(words): key for words, key in roles.items()}

    def read(self, table: Table, findings: Findings) -> None:
        """Read the table of actors."""
        for row in table.rows():
            texts = {key: row.text(key, findings) for key in ACTOR_TITLES}
            if any(texts[key] for key in texts if key not in ("kunci", "sisi", "macam")):
                self._take(row, texts, findings)

    def _take(self, row: Row, texts: dict[str, str], findings: Findings) -> None:
        """Take in one row."""
        name, key = one_line(texts["nama"]), texts["kunci"]
        if not name:
            findings.error("cell-empty", "nama pelaku belum ditulis", row.span("nama"))
            return
        is_known = key in self.before.raw and key not in self.now.raw
        side = self._chosen(row, "sisi", texts["sisi"], SIDES, findings) or "pelaku"
        if is_known:
            before, known = self.before.raw[key], self.before.name[key]
            shown = actor_cells(before, known, self.before.side[key])
        else:
            before, shown = {}, dict.fromkeys(ACTOR_TITLES, "")
            key = key if self._is_free(key) else self.now.new_key(name)
        if folded(name) in {folded(one) for one in self.now.name.values()}:
            findings.error("duplicate-name", f"pelaku '{name}' ditulis dua kali", row.span("nama"))
            return
        actor = self._actor(row, texts, shown, before, findings)
        if not is_known and not any(texts[one] for one in ("macam", "unit", "instansi")):
            _tell_outsider(row, name, findings)
        self.now.add(key, actor, side, name)
        self.places[key] = row.span("nama")

    def _is_free(self, key: str) -> bool:
        """Whether a key may be that of somebody new; a row that was copied brings one along."""
        return is_id(key) and key not in self.now.raw and key not in self.before.raw

    def _actor(
        self,
        row: Row,
        texts: dict[str, str],
        shown: dict[str, str],
        before: Value,
        findings: Findings,
    ) -> Value:
        """An actor with what its row says otherwise than before."""
        changed = {key for key in texts if tidy(texts[key]) != tidy(shown[key])} - {"sisi", "kunci"}
        changed = {key for key in changed if key in row.table.columns}
        if not changed:
            return before
        said = said_of(before) if before else {}
        if changed & {"nama", "macam"}:
            kind = self._chosen(row, "macam", texts["macam"], KINDS, findings) or "jabatan"
            name = _without_place(one_line(texts["nama"]), texts)
            word = name if kind != "peran" else self._role(row, name, findings)
            if "nama" not in changed and kind in said:
                word = str(said[kind])
            said = {key: value for key, value in said.items() if key not in KINDS}
            said = {kind: word, **said}
        for key in changed & {"unit", "instansi", "sebutan"}:
            said[key] = one_line(texts[key])
        if "kualifikasi" in changed:
            said["kualifikasi"] = [one for one in texts["kualifikasi"].split("\n") if one]
        return written({key: value for key, value in said.items() if value})

    def _role(self, row: Row, name: str, findings: Findings) -> str:
        """The key of a role that is named."""
        key = self._roles.get(folded(name)) or (name if name in self._roles.values() else None)
        if key is None:
            near = nearest(name, self._roles.values())
            hint = f"maksud Anda '{near}'?" if near else "pilih Jabatan bila bukan peran peraturan"
            findings.error("unknown-role", f"peran '{name}' tidak ada", row.span("nama"), hint)
        return key or name

    def _chosen(
        self, row: Row, column: str, text: str, words: Mapping[str, str], findings: Findings
    ) -> str:
        """The key of a word that was chosen; empty where the cell is."""
        for key, word in words.items():
            if folded(text) in (folded(word), key):
                return key
        if text:
            hint = f"pilih {', '.join(words.values())}"
            findings.error("unknown-word", f"'{text}' tidak dikenal", row.span(column), hint)
        return ""

    def _tell_several(self, row: Row, column: str, several: list[str], findings: Findings) -> None:
        """Tell of several people in a cell for one."""
        first, *others = (f"'{one}'" for one in several)
        message = f"sel ini memuat lebih dari satu nama: {', '.join((first, *others))}"
        hints: tuple[str, ...] = ("tulis satu nama tiap baris di dalam sel (Alt+Enter)",)
        if column == "oleh":
            hints = (
                f"bila bersama: {first} di kolom Pelaku, lainnya di kolom Bersama di sebelah kanan",
                "bila salah satu saja: buat baris Keputusan, lalu satu baris tiap pelaku",
            )
        findings.error("several-actors", message, row.span(column), *hints)

    def key_of(self, row: Row, column: str, name: str, findings: Findings) -> str:
        """The key of somebody whom a step names; who is not listed yet is added as a title."""
        known = self.now.key_of(name) or self.before.key_of(name)
        if known is not None:
            return known
        name, several = one_line(name), parts_of(name)
        listed = [key for one in several if (key := self.now.key_of(one))]
        if len(several) > 1 and (listed or not _AND.search(name)):
            self._tell_several(row, column, several, findings)
            return next(iter(listed), name)
        near = nearest(name, self.now.name.values())
        if near is not None:
            message = f"pelaku '{name}' tidak ada di tabel Pelaku"
            findings.error("unknown-actor", message, row.span(column), f"maksud Anda '{near}'?")
            return name
        findings.warning(
            "new-actor",
            f"pelaku '{name}' belum ada di tabel Pelaku; ditambahkan sebagai jabatan",
            row.span(column),
            "bila masyarakat atau unit lain, tulis di tabel Pelaku pada lembar Identitas",
        )
        key = self.now.new_key(name)
        self.now.add(key, written({"jabatan": name}), "pelaku", name)
        self.places[key] = row.span(column)
        return key


def _tell_outsider(row: Row, name: str, findings: Findings) -> None:
    """Tell of somebody who seems to be no post of the office, and of whom nothing is chosen."""
    if is_outside(name):
        findings.warning(
            "outsider-as-title",
            f"'{name}' dicatat sebagai jabatan di dalam kantor, padahal tampaknya orang luar",
            row.span("macam"),
            "pilih Macam: Masyarakat bila orang luar, atau Jabatan bila memang pegawai",
        )


_AND = re.compile(r"\b(?:dan|serta|bersama)\b|,", re.IGNORECASE)
"""What also stands in titles."""
_BETWEEN = re.compile(rf"\s*(?:[/;&+\n]|\batau\b|{_AND.pattern})\s*", re.IGNORECASE)


def parts_of(name: str) -> list[str]:
    """The names in a cell that may hold several."""
    return [one for part in _BETWEEN.split(name) if (one := one_line(part))]


def _without_place(name: str, texts: Mapping[str, str]) -> str:
    """A name without the unit or body behind it, which has a cell of its own."""
    places = (one_line(texts[key]) for key in ("unit", "instansi"))
    return next((name.removesuffix(f" ({one})") for one in places if one), name)
