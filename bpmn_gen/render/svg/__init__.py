"""Maps and SOPs as SVG for screens.

``elements`` writes figures, and ``file`` the frame of a file. ``process_map``, ``board`` and
``sop`` are the documents.
"""
