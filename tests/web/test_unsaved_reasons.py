"""A reason that is typed on the page of a review and not saved is there when the page is again."""

import json
from pathlib import Path

from tests.browser import need_node, run_script
from tests.running import ROOT

SCRIPT = Path(__file__).with_name("reasons.mjs")
PAGES = ROOT / "bpmn_gen" / "web" / "pages"
TYPED, OTHERS = "Perlu cepat", "Dari kantor lain"


def test_a_reason_waits_in_the_browser_until_it_is_saved_or_dropped() -> None:
    need_node()
    seen = json.loads(run_script(SCRIPT, (PAGES,), ()))
    assert seen["other"] == ["", ""]
    assert seen["back"][0] == TYPED
    assert "dipasang kembali" in seen["back"][1]
    assert seen["silent"][0] == TYPED
    assert seen["again"][0] == TYPED
    assert seen["changed"][0] == OTHERS
    assert TYPED in seen["changed"][1]
    assert seen["used"][0] == TYPED
    assert seen["dropped"] == [OTHERS, ""]
    assert seen["saved"] == ["Baru", "Tersimpan."]
    assert seen["after"] == ["Baru", ""]
    assert seen["left"] == 0
