"""Decrees, volumes and letters: from content (texts, maps, SOPs) to what any writer can set.

``markup`` reads the texts that staff edit and ``subject`` gathers the maps and SOPs of a unit.
``composing`` makes decrees of them and ``volume`` the dokumen peta; ``legal_order`` sorts what they
cite.  Both make a ``document``, in which ``abbreviations`` are then spelled out.  ``letters`` says
what the letters of a unit hold, and ``correspondents`` who exchanges them.
"""
