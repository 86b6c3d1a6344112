"""The BPMN and DMN file formats: from a model and its drawings to the bytes that other tools read.

1. ``writer`` writes the elements, ``foreign_elements`` those that only files of others hold,
   ``groups`` phases, ``names`` what an element is called in XML.
2. ``diagram`` writes where everything is drawn.
3. A ``dialect`` says what one reader wants beside the standard: ``camunda7`` and ``camunda8`` are
   dialects, ``camunda`` is what they share, ``forms`` the forms that their tasks ask for, and
   ``durations`` how they write times.
4. ``dmn`` writes a decision table; ``xml_text`` is how any text gets into XML safely.

The format is a room of its own because import, layout and build all write it, each from its own
height.
"""
