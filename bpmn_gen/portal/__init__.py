"""The portal: what the pages say that lead through an output folder, as plain data.

``listing`` knows which files there are, ``process_page``, ``unit_page`` and ``front_page`` gather
the content of the three kinds of pages from the definitions.
"""
