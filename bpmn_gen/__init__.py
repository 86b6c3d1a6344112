"""Compiles process definitions in YAML into BPMN 2.0 and process maps.

The pipeline, in order (each stage only knows those before it):

1. ``definition`` reads YAML with its spans and decodes it into typed definitions;
2. ``compiler`` resolves roles, placeholders and variants for one unit, then lowers author words
   to the BPMN ``model``;
3. ``rules`` finds mistakes in definitions and proves each process sound;
4. ``layout`` turns a model into a ``drawing``;
5. ``render`` turns model and drawing into bytes;
6. ``build`` runs the stages for every unit and process and writes the results.
"""

__version__ = "0.1.0"
