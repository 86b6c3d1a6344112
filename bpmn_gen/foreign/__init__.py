"""Files of any tool, read as XML of BPMN, before anything of our own model is made of them.

1. ``document`` parses a BPMN file; ``opening`` also takes ``xpdl`` (alone or in a
   ``bizagi_model``) and ``drawio``, of which ``bpmn_tree``, ``plain_text`` (with ``markup``) and
   ``joining`` make BPMN.  ``leftovers`` is what found no place in it, and ``other_forms`` names
   files that cannot be read.
2. ``drawables`` is what a file shows, by id; ``semantics`` reads that from the XML, and ``kinds``
   tells it how each kind of element is drawn.
3. ``old_diagram`` reads where everything was drawn; ``drawn_lanes`` takes from that who stands in
   which lane, where the file does not say.
4. ``splicing`` sets new diagrams into the text of a file, of which all else stays.
"""
