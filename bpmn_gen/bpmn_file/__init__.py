"""The BPMN and DMN file formats: from a model and its drawings to the bytes that other tools read.

1. ``writer`` writes the elements, with ``foreign_elements`` for those that only files of others
   hold, ``groups`` for phases, and ``names`` for namespaces.
2. ``diagram`` writes where everything is drawn.
3. A ``dialect`` says what one engine needs beside the standard.  ``camunda7`` and ``camunda8`` are
   dialects, ``camunda`` is what they share, ``forms`` writes the forms of their tasks, and
   ``durations`` their times.
4. ``dmn`` writes a decision table, and ``xml_text`` makes any text safe for XML.

The format is a room of its own, because import, layout and build all write it.
"""
