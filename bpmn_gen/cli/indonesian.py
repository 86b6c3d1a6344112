"""Makes click speak Indonesian: its own help and error sentences, which staff read."""

from __future__ import annotations

import importlib

SENTENCES = {
    "Aborted!": "Dihentikan.",
    "Missing command.": "Perintah belum ditulis.",
    "Options": "Opsi",
    "Commands": "Perintah",
    "Positional arguments": "Argumen",
    "Usage:": "Pemakaian:",
    "default: {default}": "bawaan: {default}",
    "required": "wajib",
    "(dynamic)": "(menyesuaikan)",
    "%(prog)s, version %(version)s": "%(prog)s, versi %(version)s",
    "Show the version and exit.": "Tampilkan versi, lalu selesai.",
    "Show this message and exit.": "Tampilkan bantuan ini, lalu selesai.",
    "Missing argument": "Argumen belum ditulis",
    "Missing option": "Opsi belum ditulis",
    "Missing parameter": "Parameter belum ditulis",
    "Missing parameter: {param_name}": "Parameter belum ditulis: {param_name}",
    "Missing {param_type}": "Belum ditulis: {param_type}",
    "unknown error": "galat yang tidak dikenal",
    "Invalid value: {message}": "Nilai tidak sah: {message}",
    "Invalid value for {param_hint}: {message}": "Nilai tidak sah untuk {param_hint}: {message}",
    "Could not open file {filename!r}: {message}": (
        "Berkas '{filename}' tidak dapat dibuka: {message}"
    ),
    "Error: {message}": "galat: {message}",
    "Try '{command} {option}' for help.": "Bantuan: '{command} {option}'.",
    "No such option {name!r}.": "Opsi '{name}' tidak ada.",
    "No such command {name!r}.": "Perintah '{name}' tidak ada.",
    "Did you mean {possibility}?": "Maksud Anda {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Maksud Anda salah satu dari: {possibilities}?)",
    "Option {name!r} does not take a value.": "Opsi '{name}' tidak memakai nilai.",
    "Option {name!r} requires an argument.": "Opsi '{name}' memerlukan nilai.",
    "Option {name!r} requires {nargs} arguments.": "Opsi '{name}' memerlukan {nargs} nilai.",
    "Argument {name!r} takes {nargs} values.": "Argumen '{name}' memerlukan {nargs} nilai.",
    "Got unexpected extra argument ({args})": "Argumen berlebih ({args})",
    "Got unexpected extra arguments ({args})": "Argumen berlebih ({args})",
    "{value!r} is not {choice}.": "'{value}' bukan {choice}.",
    "{value!r} is not one of {choices}.": "'{value}' bukan salah satu dari {choices}.",
    "Choose from:\n\t{choices}": "Pilih dari:\n\t{choices}",
    "{value!r} is not a valid {number_type}.": "'{value}' bukan bilangan bulat yang sah.",
    "{value} is not in the range {range}.": "{value} di luar rentang {range}.",
    "{name} {filename!r} is a file.": "{name} '{filename}' adalah berkas.",
    "{name} {filename!r} is a directory.": "{name} '{filename}' adalah folder.",
    "{name} {filename!r} is not readable.": "{name} '{filename}' tidak dapat dibaca.",
    "{name} {filename!r} is not writable.": "{name} '{filename}' tidak dapat ditulis.",
    "{name} {filename!r} does not exist.": "{name} '{filename}' tidak ada.",
    "file": "berkas",
    "directory": "folder",
    "path": "jalur",
}
"""By click's sentence ours, without those that our commands never cause."""

MODULES = ("core", "decorators", "exceptions", "formatting", "parser", "types")
"""Modules of click that speak."""


def speak() -> None:
    """Replace the lookup of sentences in click's modules."""
    for name in MODULES:
        module = importlib.import_module(f"click.{name}")
        for function, lookup in (("_", _one), ("ngettext", _counted)):
            if hasattr(module, function):
                setattr(module, function, lookup)


def _one(sentence: str) -> str:
    """A sentence in Indonesian."""
    return SENTENCES.get(sentence, sentence)


def _counted(one: str, many: str, count: int) -> str:
    """A sentence that depends on a number."""
    return _one(one if count == 1 else many)
