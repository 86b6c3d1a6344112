"""Labels of the first page that no field has: what stands beside them would be lost in silence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bpmn_gen.sop_reading.vocabulary import column_of, field_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bpmn_gen.sop_reading.page_texts import Words

_LABEL: Final = re.compile(r"([A-Za-z][A-Za-z ./&()-]{2,40}?)\s*:\s*(\S.*)?")
_WORDS: Final = 4
"""Words of a label at most; longer ones are a sentence."""
_USUAL: Final = re.compile(
    r"(?:nip|nama|jabatan|pangkat|gol|golongan|catatan|keterangan|ket|ditetapkan di|pada tanggal|"
    r"tanggal|tembusan|lampiran|mengetahui|menyetujui|paraf|tanda tangan|ttd|kepada|dari|jika|bila|"
    r"apabila|ya|tidak|telp|telepon|fax|email|website|kode pos|alamat|sop|standar operasional "
    r"prosedur|waktu|total|jumlah)\b.*",
    re.IGNORECASE,
)
"""What stands beside signatures and under tables, and is no field of the form."""


def unknown_labels(texts: Sequence[Words]) -> Iterator[str]:
    """The labels with a colon that name no field, each once."""
    told: set[str] = set()
    for one in texts:
        if "\n" in one.text:
            continue  # the lines of a list, or of a letterhead
        found = _LABEL.fullmatch(one.text.strip())
        label = " ".join(found[1].split()) if found else ""
        is_known = field_of(label) is not None or column_of(label) is not None
        if label and not is_known and len(label.split()) <= _WORDS and not _USUAL.match(label):
            if label.casefold() not in told:
                yield label
            told.add(label.casefold())
