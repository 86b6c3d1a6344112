"""The portal: the pages that lead through an output folder, as plain data.

``listing`` knows which files there are.  ``process_page``, ``unit_page``, ``front_page`` and
``trace_page`` gather what the pages say from the definitions, and ``findable`` makes the index of
the search.
"""
