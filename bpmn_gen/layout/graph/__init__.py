"""The graph that is laid out: nodes and links, lanes and pools, with sizes in px.

``elements`` is the graph, ``sizes`` measures texts for it, and ``constants`` holds every distance
with its reason.
"""
