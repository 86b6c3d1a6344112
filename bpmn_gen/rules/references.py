"""Names that a process uses but nothing defines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.compiler.flow import step_text
from bpmn_gen.compiler.wording import listed, quoted
from bpmn_gen.definition.repair import UNKNOWN
from bpmn_gen.definition.schema import Panggilan, Selesai
from bpmn_gen.definition.schema.langkah import LangkahKerja
from bpmn_gen.definition.schema.types import is_id
from bpmn_gen.definition.text import folded
from bpmn_gen.rules.finding import error, warning
from bpmn_gen.rules.survey import step_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from bpmn_gen.definition.schema import Pelaku
    from bpmn_gen.definition.text import Text
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import View

FEW = 8
"""Names up to which all are shown as a choice when none resembles what was written."""


def unknown_role(view: View) -> Iterator[Diagnostic]:
    """The role of an actor or party is in the role catalogue.

    Wrong::

        pelaku: {penilai: {peran: penilai_kinerj}}

    Right::

        pelaku: {penilai: {peran: penilai_kinerja}}
    """
    known = view.survey.defs.jabatan
    actors = (*view.process.pelaku.values(), *view.process.pihak.values())
    blank = {UNKNOWN} if view.process.kode in view.survey.defs.incomplete else set()
    for actor in actors:
        if actor.peran and known and actor.peran not in known and actor.peran not in blank:
            hints = _meant_role(view, actor, actor.peran)
            message = f"peran {quoted(actor.peran)} tidak ada di jabatan.yaml"
            yield error("unknown-role", message, actor.peran.span, hints)


def _meant_role(view: View, actor: Pelaku, written: Text) -> tuple[str, ...]:
    """The role that was probably meant, or how to write what is no role.

    Many write the legal term of a role, or the title that their office uses for it.
    """
    known = view.survey.defs.jabatan
    wanted = folded(written)
    for key, role in known.items():
        if any(wanted == folded(name) for name in (role.sebutan, *role.sebutan_lain)):
            return (f"tulis kunci perannya: '{key}'",)
    if hints := view.survey.suggest(written, known):
        return hints
    key = next((key for key, value in view.process.pelaku.items() if value is actor), "kunci")
    title = " ".join(re.findall(r"[^\s_]+", written)).title()
    return (
        f"bila jabatan di kantor Anda, tulis jabatannya: {key}: {{jabatan: {title}}}",
        "bila peran dari peraturan, pakai kuncinya di jabatan.yaml, misalnya pimpinan_unit",
    )


def unknown_actor(view: View) -> Iterator[Diagnostic]:
    """A step lies in the lane of an actor of the process.

    Wrong::

        - kegiatan: Menyusun rencana
          oleh: kepla

    Right::

        - kegiatan: Menyusun rencana
          oleh: kepala
    """
    actors, parties = view.process.pelaku, view.process.pihak
    lost = not actors and view.process.kode in view.survey.defs.incomplete
    for place in view.flow.places:
        key = place.step.oleh
        if key is None or key in actors or lost:
            continue
        hints = (
            _other_alphabet(key)
            or _several(key, actors)
            or view.survey.suggest(key, actors)
            or _of_role(view, key)
            or _own_title(key)
            or _choice(actors)
        )
        if key in parties:
            hints = (f"{quoted(key)} ada di 'pihak'; pindahkan ke 'pelaku' agar punya lajur",)
        yield error("unknown-actor", f"pelaku {quoted(key)} tidak ada", key.span, hints)


def _other_alphabet(written: Text) -> tuple[str, ...]:
    """The letter that looks like one of ours and is of another alphabet."""
    odd = next((one for one in written if one.isalpha() and not one.isascii()), None)
    if odd is None:
        return ()
    return (f"huruf '{odd}' (U+{ord(odd):04X}) bukan huruf Latin; ketik ulang kuncinya",)


def _of_role(view: View, written: Text) -> tuple[str, ...]:
    """The actor that has the role which was written in its place."""
    actors = view.process.pelaku.items()
    return tuple(f"maksud Anda {quoted(key)}?" for key, one in actors if one.peran == written)[:1]


def _several(written: Text, actors: Collection[str]) -> tuple[str, ...]:
    """How to write several actors of one step."""
    parts = re.split(r"\s*(?:,|/|&|\bdan\b)\s*", written)
    if len(parts) < FEWEST_WORDS or not all(part in actors for part in parts):
        return ()
    return (f"tulis oleh: {parts[0]}, lalu bersama: [{', '.join(parts[1:])}]",)


def _own_title(written: Text) -> tuple[str, ...]:
    """How a title becomes an actor, where one was written in the place of a key."""
    words = re.findall(r"\w+", written)
    if len(words) < FEWEST_WORDS or written.islower():
        return ()
    key = "_".join(words).lower()
    return (f"tambahkan di 'pelaku' baris {key}: {written}, lalu tulis oleh: {key}",)


FEWEST_WORDS = 2
"""Words of what is taken for a title."""


def unknown_party(view: View) -> Iterator[Diagnostic]:
    """Those who receive, get a copy or take part are actors or parties of the process.

    Wrong::

        tembusan: [penilai_pemohn]

    Right::

        tembusan: [penilai_pemohon]
    """
    known = {**view.process.pihak, **view.process.pelaku}
    for place in view.flow.places:
        step = place.step
        if not isinstance(step, LangkahKerja):
            continue
        for key in (*step.kepada, *step.tembusan, *step.bersama):
            if key not in known:
                hints = view.survey.suggest(key, known)
                hints = hints or (f"tambahkan {quoted(key)} di 'pihak' beserta perannya",)
                message = f"pelaku atau pihak {quoted(key)} tidak ada"
                yield error("unknown-party", message, key.span, hints)


IN_BRANCH = (
    "sebuah cabang hanya berakhir di akhir daftarnya; bila proses harus selesai di sini, "
    "putuskan sesudah cabang-cabang itu bertemu"
)


def unknown_step(view: View) -> Iterator[Diagnostic]:
    """``lanjut`` and ``cabang`` lead to the id of a step.

    Wrong::

        cabang: {Ya: tugaskn, Tidak: tolak}

    Right::

        cabang: {Ya: tugaskan, Tidak: tolak}
    """
    known = written_ids(view)
    for place in view.flow.places:
        for jump in place.jumps:
            if jump.target is None and jump.reference is not None:
                hints = view.survey.suggest(jump.reference, known) or _choice(known)
                if jump.reference == Selesai.kunci and place.region:
                    hints = (IN_BRANCH,)
                hints = _by_words(view, jump.reference) or hints
                message = f"langkah dengan id {quoted(jump.reference)} tidak ada"
                yield error("unknown-step", message, jump.reference.span, hints)


def unknown_process(view: View) -> Iterator[Diagnostic]:
    """A call names the code of a process.

    Wrong::

        - proses: CLP.03.1

    Right::

        - proses: CLP.03.01
    """
    known = view.survey.codes
    for place in view.flow.places:
        step = place.step
        if isinstance(step, Panggilan) and view.survey.is_unknown(step.proses):
            hints = view.survey.suggest(step.proses, known) or (SEE_LIST,)
            message = f"proses dengan kode {quoted(step.proses)} tidak ada"
            yield error("unknown-process", message, step.proses.span, hints)


SEE_LIST = "lihat semua kode: bpmn-gen list"
"""The hint for a code of a process that nothing resembles."""


def unknown_reference(view: View) -> Iterator[Diagnostic]:
    """A general reference names processes that exist, and not itself.

    Wrong::

        kode: CLP.01.01
        rujukan_bagi: CLP.01.20

    Right::

        kode: CLP.01.01
        rujukan_bagi: CLP.01.02
    """
    known = view.survey.codes - {view.form.code}
    for code in view.process.rujukan_bagi:
        if code == view.form.code or view.survey.is_unknown(code):
            hints = view.survey.suggest(code, known)
            hints = hints or ("sebut proses yang mengaturnya tersendiri bagi unit",)
            message = f"proses dengan kode {quoted(code)} tidak dapat menjadi tujuan rujukan"
            yield error("unknown-reference", message, code.span, hints)


def unknown_form(view: View) -> Iterator[Diagnostic]:
    """A letter or form that a step produces is defined in formulir/.

    Wrong::

        dokumen: [FRM.99]

    Right::

        dokumen: [FRM.01]
    """
    known = view.survey.defs.formulir
    if "formulir" in view.survey.defs.failed:
        return  # the form may stand in the file that could not be read, which is reported already
    for place in view.flow.places:
        step = place.step
        for code in step.dokumen if isinstance(step, LangkahKerja) else ():
            if code not in known:
                hints = view.survey.suggest(code, known)
                hints = hints or ("buat formulirnya di folder formulir, atau pakai 'keluaran'",)
                message = f"formulir {quoted(code)} tidak ada; dicetak sebagaimana ditulis"
                yield warning("unknown-form", message, code.span, hints)


def _by_words(view: View, written: Text) -> tuple[str, ...]:
    """The step whose own words were written in the place of its id, or that lacks just this id."""
    if written.casefold() == Selesai.kunci:
        return ()
    places = [place for place in view.flow.places if place.region == 0]
    for place in places:
        if step_text(place.step) and folded(step_text(place.step)) == folded(written):
            if place.step.id is not None and _is_written(place.step.id):
                return (f"tulis idnya: {quoted(place.step.id)}",)
            return ("beri langkah itu 'id', lalu tulis id itu di sini",)
    lost = [one for one in places if one.step.id is None and one.index not in view.reach.reached]
    if len(lost) == 1 and is_id(written):
        return (f"bila yang dimaksud {step_name(lost[0].step)}, beri langkah itu id: {written}",)
    return ()


def written_ids(view: View) -> list[str]:
    """The ids that the author wrote; those that the program made are nobody's to use."""
    ids = (place.step.id for place in view.flow.places if place.step.id is not None)
    return [str(key) for key in ids if _is_written(key)]


def _is_written(key: Text) -> bool:
    """Whether an id stands in the file as it is: a made one has the place of something else."""
    width = key.span.end_column - key.span.column
    return key.span.line == key.span.end_line and width in (len(key), len(key) + len("''"))


def _choice(known: Collection[str]) -> tuple[str, ...]:
    """The known names as a hint, when they are few enough to choose from."""
    names = sorted(str(name) for name in known)
    return (f"yang ada: {listed(names)}",) if 0 < len(names) <= FEW else ()
