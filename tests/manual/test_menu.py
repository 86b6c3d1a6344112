"""Pages name the choices of the menu that comes with the zip as the menu has them."""

from __future__ import annotations

import re

from paket.shipped.laptop.menu import CHOICES
from paket.shipped.laptop.projects import NEW
from tests.manual.reading import pages

NAMED = re.compile(r"\b(\d) \(([A-Z][^)]+)\)")


def test_pages_name_choices_of_the_menu() -> None:
    found = NAMED.findall(pages()["mulai/excel"].text)
    assert len(found) == 2
    assert [CHOICES[number][0] for number, _ in found] == [words for _, words in found]
    assert "Periksa komputer" in CHOICES["8"][0]
    assert "nomor 8 pada menu" in pages()["tugas/memeriksa"].text


def test_the_page_for_excel_asks_what_the_menu_asks_in_its_order() -> None:
    text = pages()["mulai/excel"].text
    step = text[text.index("## 1.") : text.index("## 2.")]
    name, question, unit = (
        step.index(words) for words in ("nama proyek", NEW.format("proyek-kroya"), "nama kantor")
    )
    assert name < question < unit
