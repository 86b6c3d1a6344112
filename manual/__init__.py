"""The documentation as a folder of web pages that need neither a server nor the internet.

``python -m manual`` writes it.  In order: :mod:`manual.guide` cuts the documents of the project
into parts; :mod:`manual.contents` says which pages there are and in which order; pages are written
by hand (``pages``), with parts of those documents in them, or made from the program itself:
:mod:`manual.command_pages`, :mod:`manual.key_pages`, :mod:`manual.finding_pages` (which reads the
code by :mod:`manual.finding_source`) and :mod:`manual.regulation_pages`.  :mod:`manual.markup`
turns each into HTML and notes its headings; :mod:`manual.links` resolves and judges the links;
:mod:`manual.site` puts all together and writes the folder.

No generator of sites is used.  MkDocs 1 is no longer maintained, the time of its theme Material
ended in November 2026, and Zensical, its successor, still speaks English in its search and loads a
part of it from a server when pages are opened from a folder.
"""
