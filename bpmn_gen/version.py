"""The version of the program; a module of its own, because every room may name it."""

VERSION = "0.1.0"
