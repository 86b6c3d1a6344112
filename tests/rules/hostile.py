"""Definitions that are large, deep or malicious."""

from __future__ import annotations

HEADER = """\
kode: CLP.09.01
nama: Uji
pelaku:
  a: {peran: pimpinan_unit}
  b: {peran: jf_pelaksana}
langkah:
  - {mulai: Ada, oleh: a}
"""
END = "  - {id: akhir, selesai: Selesai, oleh: a}\n"


def process(*lines: str) -> str:
    """A process with the given steps between its start and its end."""
    return HEADER + "".join(f"  - {line}\n" for line in lines) + END


def long_line(count: int) -> str:
    """Steps in a row with a decision at every tenth that may lead back."""
    steps = [_work(number) if number % 10 < 9 else _decision(number) for number in range(count)]
    return process(*steps, f"{{id: s{count}, kegiatan: Menutup, oleh: a}}")


def _work(number: int) -> str:
    """A step with placeholders and all that a step usually has."""
    return (
        f"{{id: s{number}, kegiatan: 'Menyusun laporan {{a}} ke-{number} kepada {{b}}', "
        f"oleh: {'ab'[number % 2]}, kelengkapan: ['Surat {{unit}}'], waktu: 1 hari, "
        "sumber: Pasal 1}"
    )


def _decision(number: int) -> str:
    """A decision that leads on or back."""
    ways = f"{{Ya: s{number + 1}, Tidak: s{number - 5}}}"
    return f"{{id: s{number}, keputusan: 'Sudah {number}?', oleh: a, cabang: {ways}}}"


def wide_decision(count: int) -> str:
    """A decision with very many branches."""
    ways = ", ".join(f"L{number}: s{number}" for number in range(count))
    steps = (f"{{id: s{n}, kegiatan: K {n}, oleh: b, lanjut: akhir}}" for n in range(count))
    return process(f"{{id: q, keputusan: Mana?, oleh: a, cabang: {{{ways}}}}}", *steps)


def nested_parallels(depth: int) -> str:
    """Parallel work inside parallel work inside parallel work."""
    inner = "{kegiatan: Inti, oleh: a}"
    for level in range(depth):
        inner = f"{{sejajar: [[{inner}], [{{kegiatan: Sisi {level}, oleh: b}}]]}}"
    return process(inner)


def many_parallels(count: int) -> str:
    """One parallel block after the other."""
    block = "{{sejajar: [[{{kegiatan: A{0}, oleh: a}}], [{{kegiatan: B{0}, oleh: b}}]]}}"
    return process(*(block.format(number) for number in range(count)))


def wide_parallel(count: int) -> str:
    """A parallel block with very many branches, each with a block inside."""
    block = "{{sejajar: [[{{kegiatan: A{0}, oleh: a}}], [{{kegiatan: B{0}, oleh: b}}]]}}"
    return process(f"{{sejajar: [{', '.join(f'[{block.format(n)}]' for n in range(count))}]}}")


def nothing_known(count: int) -> str:
    """Steps that refer to nothing that exists."""
    return process(
        *(
            f"{{id: s{n}, kegiatan: K {n}, oleh: orang{n}, lanjut: entah_ke_mana_{n}, "
            f"kepada: pihak{n}, sumber: Pasal {n} ayat (99)}}"
            for n in range(count)
        )
    )


def same_texts(count: int) -> str:
    """Steps that all say the same and have no ids."""
    return process(*("{kegiatan: Bekerja, oleh: a}" for _ in range(count)))


def many_placeholders(count: int) -> str:
    """Texts of nothing but placeholders."""
    return process(*(f"{{kegiatan: '{'{x}{a}' * 1000}', oleh: a}}" for _ in range(count)))


def many_variants(count: int, steps: int) -> str:
    """Variants that each leave out one step, several for every unit type."""
    body = process(*(f"{{id: s{n}, kegiatan: K {n}, oleh: a}}" for n in range(steps)))
    variant = "  - {{nama: V{0}, berlaku: [{1}], hapus: [s{0}]}}\n"
    return (
        body
        + "varian:\n"
        + "".join(variant.format(n, "1, 2" if n % 3 else "1") for n in range(count))
    )


def chain_of_calls(count: int, circle: bool) -> dict[str, str]:
    """Processes that each call the next one, the last perhaps the first."""
    files = {}
    for number in range(count):
        following = (number + 1) % count
        last = following == 0 and not circle
        call = "" if last else f"{{proses: CLP.10.{following}, oleh: a}}"
        text = process(call) if call else process()
        files[f"proses/p{number}.yaml"] = text.replace("CLP.09.01", f"CLP.10.{number}")
    return files
