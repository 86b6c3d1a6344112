"""formulir/*.yaml: letters hold at least what the regulation demands of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bpmn_gen.compiler.wording import quoted
from bpmn_gen.rules.finding import error

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.definition.citation import ProvisionIndex
    from bpmn_gen.definition.schema import Formulir
    from bpmn_gen.definition.schema.peraturan import Ketentuan
    from bpmn_gen.diagnostics import Diagnostic
    from bpmn_gen.rules.survey import Survey

LEAST = "paling sedikit"
"""Words by which a provision says that the contents listed below it are the least."""
ENOUGH = 0.5
"""Part of the words of a demand that a content has to share to fulfil it.  Words that all demands
have do not count, because they tell none of them apart."""
_WORD = re.compile(r"\w+")


def lacking_content(survey: Survey) -> Iterator[Diagnostic]:
    """A letter names all that the provision on its least contents lists.

    Wrong::

        sumber: [Lampiran II.B.2.a.3.f]
        isi: [Maksud dan tujuan, Durasi pelibatan]

    Right::

        sumber: [Lampiran II.B.2.a.3.f]
        isi: [Maksud dan tujuan, Kompetensi yang dibutuhkan, Target kinerja, Durasi pelibatan]
    """
    index = survey.provisions
    for form in survey.defs.formulir.values():
        demands = demanded(form, index)
        for demand in demands:
            if not any(fulfils(item, demand, demands) for item in form.isi):
                message = (
                    f"formulir {quoted(form.kode)} belum memuat isi wajib menurut {demand.ref}"
                )
                hint = f"tambahkan ke isi: {demand.ringkasan}"
                yield error("lacking-content", message, form.span_of("isi"), (hint,))


def demanded(form: Formulir, index: ProvisionIndex) -> tuple[Ketentuan, ...]:
    """The provisions that list the least contents of a form."""
    cited = (index.find(source) for source in form.sumber)
    heads = [one for one in cited if one is not None and LEAST in one.ringkasan.lower()]
    below = (one for head in heads for one in index.within(head.ref) if one is not head)
    return tuple({str(one.id): one for one in below}.values())


def fulfils(item: str, demand: Ketentuan, demands: Sequence[Ketentuan]) -> bool:
    """Whether a content shares enough of the words that tell a demand from the others."""
    common = set.intersection(*(_words(one.ringkasan) for one in demands))
    own = _words(demand.ringkasan) - (common if len(demands) > 1 else set())
    return len(own & _words(item)) >= ENOUGH * len(own)


def _words(text: str) -> set[str]:
    """The words of a text, in small letters."""
    return set(_WORD.findall(text.lower()))
