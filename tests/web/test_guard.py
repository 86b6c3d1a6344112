"""Nobody but the browser that was given the key is let in, and not with anything."""

import pytest

from bpmn_gen.web.server.guard import HEADERS, MOST, Guard
from tests.web.asking import HOST, Browser

ORIGIN = f"http://{HOST}"


def test_the_key_opens_the_editor_and_leaves_the_address(guard: Guard) -> None:
    answer = Browser(guard).ask("GET", "/", query=f"kunci={guard.key}")
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Domain" not in cookie


@pytest.mark.parametrize("key", ["", "salah", "kunci=salah"])
def test_without_the_key_nothing_is_shown(guard: Guard, key: str) -> None:
    answer = Browser(guard).ask("GET", "/", query=key)
    assert answer.status == 403
    assert "bpmn-gen sunting" in answer.text
    assert "CLP." not in answer.text


def test_each_run_has_a_key_of_its_own(guard: Guard) -> None:
    others = {Guard(guard.inner, guard.port).key for _ in range(20)}
    assert len(others) == 20
    assert min(map(len, others)) > 40
    assert guard.key not in repr(guard)


@pytest.mark.parametrize(
    "host", ["jahat.example", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:8765.jahat.example", ""]
)
def test_a_name_that_is_made_to_mean_this_machine_is_refused(browser: Browser, host: str) -> None:
    assert browser.get("/", host=host).status == 421


def test_the_other_name_of_this_machine_is_ours(browser: Browser) -> None:
    assert browser.get("/", host="localhost:8765").status == 200


@pytest.mark.parametrize("origin", ["http://jahat.example", "null", "http://127.0.0.1:1", ""])
def test_other_pages_may_ask_nothing(browser: Browser, origin: str) -> None:
    assert browser.post("/gambar", {}, origin=origin).status == 403
    assert browser.get("/", origin=origin).status == 403


def test_what_changes_anything_says_where_it_comes_from(browser: Browser) -> None:
    assert browser.ask("POST", "/simpan", chunks=[b"{}"]).status == 403
    assert browser.get("/", sec_fetch_site="cross-site").status == 403
    assert browser.get("/", sec_fetch_site="same-site").status == 403


def test_no_other_page_is_told_that_it_may_read(browser: Browser) -> None:
    answers = (browser.get("/"), browser.ask("OPTIONS", "/gambar", headers={"origin": ORIGIN}))
    assert not any(name.startswith("access-control") for one in answers for name in one.headers)


def test_too_much_is_refused_whatever_it_says_of_its_length(browser: Browser) -> None:
    told = {"origin": ORIGIN, "content-length": str(MOST + 1)}
    assert browser.ask("POST", "/gambar", headers=told, chunks=[b"x"]).status == 413
    untold = [b"x" * 65_536] * (MOST // 65_536 + 1)
    assert browser.ask("POST", "/gambar", headers={"origin": ORIGIN}, chunks=untold).status == 413
    wrong = {"origin": ORIGIN, "content-length": "-1"}
    assert browser.ask("POST", "/gambar", headers=wrong, chunks=[b"x"]).status == 413


@pytest.mark.parametrize("path", ["/", "/aset/gaya.css", "/tidak-ada", "/proses/x"])
def test_every_answer_says_what_pages_may_load(browser: Browser, guard: Guard, path: str) -> None:
    for answer in (browser.get(path), Browser(guard).get(path), browser.get(path, host="x")):
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "http" not in policy
