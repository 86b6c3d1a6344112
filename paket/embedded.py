"""Libraries inside wheels that the wheel's own licence does not speak for.

What pygraphviz and lxml bring along is not said in a form that a program could read, so it stands
here; the file names of pygraphviz are compared, so that a library that comes anew is noticed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Part:
    """A library or font inside a wheel."""

    name: str
    terms: str
    """An SPDX expression, or the name of the licence in words where there is none."""
    files: tuple[str, ...] = ()
    """How the names of its files begin."""


_GRAPHVIZ = ("cdt", "cgraph", "gvc", "gvplugin_", "gvpr", "pathplan", "xdot")
PARTS: dict[str, tuple[Part, ...]] = {
    "pygraphviz": (
        Part("Graphviz", "EPL-2.0", _GRAPHVIZ),
        Part("Brotli", "MIT", ("brotli",)),
        Part("bzip2", "bzip2-1.0.6", ("bz2",)),
        Part("cairo", "LGPL-2.1-only OR MPL-1.1", ("cairo",)),
        Part("Expat", "MIT", ("libexpat",)),
        Part("Fontconfig", "HPND-sell-variant", ("fontconfig",)),
        Part("FreeType", "FTL OR GPL-2.0-or-later", ("freetype",)),
        Part("FriBidi", "LGPL-2.1-or-later", ("fribidi",)),
        Part("GD Graphics Library", "GD", ("libgd",)),
        Part("getopt untuk Visual C++", "GNU Lesser General Public License", ("getopt",)),
        Part("GLib", "LGPL-2.1-or-later", ("gio-", "glib-", "gmodule-", "gobject-")),
        Part("GNU gettext (libintl)", "LGPL-2.1-or-later", ("intl",)),
        Part("GNU libiconv", "LGPL-2.1-or-later", ("iconv",)),
        Part("GTS", "LGPL-2.0-or-later", ("gts",)),
        Part("HarfBuzz", "MIT-Modern-Variant", ("harfbuzz",)),
        Part("libffi", "MIT", ("ffi",)),
        Part("libjpeg-turbo", "IJG AND BSD-3-Clause AND Zlib", ("jpeg",)),
        Part("libpng", "libpng-2.0", ("libpng",)),
        Part("LibTIFF", "libtiff", ("tiff",)),
        Part("libwebp", "BSD-3-Clause", ("libwebp", "libsharpyuv")),
        Part(
            "Microsoft Visual C++ Runtime",
            "Microsoft Software License Terms",
            ("msvcp", "vcruntime"),
        ),
        Part("Pango", "LGPL-2.0-or-later", ("pango",)),
        Part("PCRE2", "BSD-3-Clause", ("pcre2",)),
        Part("pixman", "MIT", ("pixman",)),
        Part("XZ Utils (liblzma)", "0BSD", ("liblzma",)),
        Part("zlib", "Zlib", ("zlib",)),
    ),
    "lxml": (
        Part("GNU libiconv", "LGPL-2.1-or-later"),
        Part("libxml2", "MIT"),
        Part("libxslt dan libexslt", "MIT"),
        Part("zlib", "Zlib"),
    ),
    "reportlab": (
        Part("huruf Bitstream Vera", "Bitstream-Vera"),
        Part("huruf DarkGarden", "GPL-2.0-or-later dengan pengecualian huruf"),
    ),
}


def unnamed(project: str, names: list[str]) -> list[str]:
    """The libraries of a wheel for Windows that no part above claims."""
    known = tuple(beginning for part in PARTS.get(project, ()) for beginning in part.files)
    libraries = [PurePosixPath(name) for name in names if name.endswith(".dll")]
    return [path.name for path in libraries if not path.name.startswith(known)]
