"""Decrees and volumes: from content (texts, maps, SOPs) to a document that any writer can set.

``document`` is the model of a document, ``markup`` reads the texts that staff edit, ``subject``
gathers the maps and SOPs of a unit, ``composing`` and ``volume`` put everything in order, and
``letters`` says what the letters of a unit hold.
"""
