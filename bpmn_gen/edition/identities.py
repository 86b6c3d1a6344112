"""The identity block of an SOP, as the edition has it that set the SOP.

A process that is as it was set keeps what was set.  One that has changed goes on with its number
and gets blanks for what its revision still needs; whatever its office has filled in since stays.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bpmn_gen.edition.status import State
from bpmn_gen.sop.identity import BLANK_DECREE

if TYPE_CHECKING:
    from bpmn_gen.edition.edition import SetIdentity
    from bpmn_gen.edition.status import Status
    from bpmn_gen.sop.document import Identity

DATES = ("revised", "effective")
"""What a revision gets anew: what still says what was set is of the revision before."""
PERSON = ("signer_name", "signer_rank", "signer_nip")
"""Who signs, which a revision gets anew as well, though it may be the same person."""
SIGNER = ("signer_title", *PERSON)
"""What says who signs, and as what."""
LASTING = ("number", "made", "signer_title")
"""What stays through revisions, so that what was set stands where nothing else is said."""
BLANK_DATE = "................................"
"""A date that is not known yet, beside the number of a revision."""


def identity_by_status(identity: Identity, status: Status) -> Identity:
    """The block as it is printed; ``identity`` is what the definitions say."""
    found = unnumbered_identity(identity, status)
    if not status.revision:
        return found
    date = found.revised or BLANK_DATE
    return replace(found, revised=f"{date} (revisi ke-{status.revision})")


def unnumbered_identity(identity: Identity, status: Status) -> Identity:
    """The block without the number of the revision."""
    old = status.process.identity if status.process else None
    if old is None or status.edition is None:
        return identity
    if status.state is State.SET:
        return _unchanged(identity, old)
    return _changed(identity, old, status.edition.head)


def _unchanged(identity: Identity, old: SetIdentity) -> Identity:
    """The block of a process that is as it was set; what was blank then may be filled in since.

    The signer is one thing: with another name, no rank and no NIP of another person may stand.
    """
    settled = dict(old)
    outdated = settled.pop("outdated")
    changes = {field: value or getattr(identity, field) for field, value in settled.items()}
    if not old.revised and identity.revised == outdated:
        changes["revised"] = ""
    if old.signer_name:
        changes |= {field: getattr(old, field) for field in SIGNER}
    return replace(identity, **changes)


def _changed(identity: Identity, old: SetIdentity, head: str) -> Identity:
    """The block of a process that is no more as it was set.

    The same person may sign again: whoever has dated the revision means the signer that is named.
    """
    changes: dict[str, Any] = {}
    for field in DATES:
        said = getattr(identity, field)
        changes[field] = "" if said == getattr(old, field) else said
    is_dated = any(changes[field] for field in DATES)
    if not is_dated and all(getattr(identity, one) == getattr(old, one) for one in PERSON):
        changes |= dict.fromkeys(PERSON, "")
    for field in LASTING:
        changes[field] = getattr(identity, field) or getattr(old, field)
    if identity.signer_decree and identity.signer_decree == old.signer_decree:
        changes["signer_decree"] = f"Keputusan {head} {BLANK_DECREE}"
    return replace(identity, **changes)
