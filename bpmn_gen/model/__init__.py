"""BPMN 2.0 as frozen dataclasses, and questions about them.

``element`` and ``elements`` are what definitions compile to, ``foreign`` what only files of others
hold.  ``decision`` is a decision table and ``execution`` what engines need beside the elements.
``ids`` makes ids, and ``graph`` answers questions about what is in a model and how it flows.
"""
