"""Files of any tool, read as XML of BPMN, before anything of our own model is made of them.

1. ``document`` parses a file, and writes it back with other diagrams.  ``opening`` also reads
   ``xpdl`` and ``drawio``;
   ``bpmn_tree``, ``plain_text`` (with ``markup``) and ``joining`` make BPMN of that, ``leftovers`` is what
   found no place, and ``other_forms`` names what cannot be read.
2. ``drawables`` is what a file shows, by id; ``semantics`` reads that from the XML, and ``kinds``
   tells it how each kind of element is drawn.
3. ``old_diagram`` reads where everything was drawn.
"""
