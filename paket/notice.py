"""NOTICE.txt: what others made of what is in the bundle, in words for whoever receives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paket.licences import LGPL, WITHOUT_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paket.licences import Project

HEAD = """\
PERANGKAT LUNAK LAIN DI DALAM PAKET PETA PROSES BISNIS {version}

Program Peta Proses Bisnis (bpmn-gen) berlisensi MIT; teksnya ada di LICENSE.txt. Paket ini juga
memuat perangkat lunak berikut, tidak diubah, masing-masing dengan lisensinya sendiri. Teks lisensi
yang disertakan pembuatnya ada di folder yang bernama sama di samping berkas ini, bersama daftar
komponen (SBOM) bila pembuatnya menyertakannya.
"""
LESSER = f"""\
Perangkat lunak berlisensi LGPL (docxtpl, dan pustaka yang disebut di bawah) boleh diganti dengan
versi yang Anda ubah. Di folder isi\\venv\\Lib\\site-packages, docxtpl berupa kode sumber Python dan
pustaka pygraphviz berupa berkas DLL tersendiri (pygraphviz.libs). Kode sumbernya tersedia di alamat
proyeknya. Teks LGPL versi 2.1 ada di {LGPL}.
"""
PARTS_HEAD = "   Di dalamnya (sebagai pustaka atau huruf, dengan lisensinya sendiri):"
PARTS_FOOT = """\
   Paket asalnya tidak menyertakan semua teks lisensi bagian-bagian ini; teks lengkapnya ada di
   alamat proyek masing-masing, sebagian juga di pillow\\LICENSE."""


def text(version: str, projects: Iterable[Project]) -> str:
    """The whole file."""
    described = [_entry(project) for project in projects]
    return "\n".join([HEAD.format(version=version), LESSER, *described])


def _entry(project: Project) -> str:
    lines = [f"{project.name} {project.version}", f"   Lisensi: {project.terms}"]
    lines += [f"   Alamat: {project.home}"] if project.home else []
    if project.name in WITHOUT_TEXT:
        lines.append(f"   Teks lisensi: {WITHOUT_TEXT[project.name]}")
    if project.parts:
        lines.append(PARTS_HEAD)
        lines += [f"   - {part.name}: {part.terms}" for part in project.parts]
    if any(part.files for part in project.parts):
        lines.append(PARTS_FOOT)
    return "\n".join(lines) + "\n"
