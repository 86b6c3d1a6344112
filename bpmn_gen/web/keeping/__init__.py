"""How nothing is lost.

1. ``saving`` writes what a page says through ``writing``; ``texts`` does so for a file as its text.
2. ``joining`` brings together what a page and its file say; ``outside`` does so when the file was
   changed meanwhile.
"""
