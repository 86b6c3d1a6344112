"""BPMN files of any tool, read as XML, before anything is known about our own model.

``document`` reads and writes the file without its diagrams, ``semantics`` finds out what its
elements are (``kinds``), ``old_diagram`` where they were drawn.
"""
