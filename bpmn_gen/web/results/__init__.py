"""The output folder at a port of its own, so that nothing in it can ask the editor for anything.

1. ``results`` serves its files; ``news`` tells open pages of builds.
2. ``beside`` and ``results_server`` do the same for a build that watches.
"""
