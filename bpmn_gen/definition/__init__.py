"""The author's language: from YAML files to typed definitions that know where they were written.

1. ``discovery`` finds files, ``source`` makes text of their bytes, and ``reader`` makes nodes of it
   (``composer``); ``syntax`` and its neighbours explain what is not YAML.
2. ``decode`` reads nodes (``raw``) by the classes in ``schema``, takes out what these refuse
   (``repair``) and turns ``complaint`` into findings (``messages``, ``examples``).
3. ``load`` does this for a folder, and ``assemble`` puts everything into one ``definition_set``,
   where ``spoken_texts`` puts addresses of provisions into words.

``citation`` and ``legal_citation`` find and print provisions, ``fmt`` writes files in one form, and
``json_schema`` tells editors what files may say.  ``value`` is what they say as plain data.
"""
