"""What is laid out: nodes, links, lanes and pools with their sizes, and every distance.

``elements`` is the graph, ``sizes`` measures texts for it, ``constants`` holds the distances, each
with the reason for it.
"""
