"""Maps, SOPs and decrees as PDF, set by typst.

``typst_program`` is the program that all share, ``layers`` turns marks into its data, and ``font``
and ``file`` keep text within what PDF/A allows. ``process_map``, ``board``, ``sop`` and ``decree``
are the documents.  ``sop_typst`` and ``decree_typst`` are the parts of the program that only they
need.
"""
