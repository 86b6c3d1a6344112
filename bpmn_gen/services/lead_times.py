"""How long a service takes, as its steps tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bpmn_gen.costing.amounts import NOTHING
from bpmn_gen.costing.wording import in_words, measure, needs_measure

if TYPE_CHECKING:
    from bpmn_gen.costing.lead_time import LeadTime


class Duration(NamedTuple):
    """How long a service takes."""

    text: str
    """Empty where that is not known in full."""
    origin: str
    """Where it comes from; empty where nothing is known."""
    remark: str
    """What has to be known of it."""


def duration_of(lead: LeadTime) -> Duration:
    """The time of the longest way through a process, kind by kind, without what is done again.

    A sum of which a part is missing would promise too little, so it is told as known so far.
    """
    passed = (lead.times[step].most for step in lead.longest_way if step in lead.times)
    most, least = in_words(sum(passed, NOTHING)), in_words(lead.whole.least)
    if not lead.is_known:
        return Duration("", "", "langkah SOP belum berisi waktu")
    if not lead.is_complete:
        lacking = [f"waktu {len(lead.gaps)} langkah"] if lead.gaps else []
        lacking += [f"proses {code}" for code in lead.uncounted]
        return Duration("", "", f"baru diketahui {most}; belum terhitung {', '.join(lacking)}")
    said = ["jumlah waktu langkah SOP pada jalan terpanjang"]
    said += [f"jalan terpendek {least}"] if least != most else []
    said += [f"bila diulang sekali {in_words(lead.whole.most)}"] if lead.rounds else []
    said += [_lower(measure(lead.pace))] if needs_measure(lead) else []
    unless = ", bila tidak ada yang diulang" if lead.rounds else ""
    return Duration(f"Paling lama {most}{unless}", "waktu langkah SOP", "; ".join(said))


def _lower(text: str) -> str:
    """A sentence as the end of another."""
    return text[:1].lower() + text[1:]
