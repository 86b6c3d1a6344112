"""Packs the program for Windows laptops without an index of packages: one zip, one double click.

The stages, in their order:

* ``lock`` reads what is locked, and what of it Windows needs.
* ``wheels`` gathers the wheels for every Python that may be met, and makes our own.
* ``archives`` packs the wheels of a project together, because those for several Pythons are alike.
* ``interpreter`` takes along a copy of Python, or uv, which fetches one.
* ``licences``, ``embedded``, ``notice`` and ``bill`` say what all that is and under which terms.
* ``bundle`` puts it together with the files of ``shipped/``, which run on the laptop.

``shipped/`` imports nothing from here: it runs in a Python that has only its standard library.
"""
