"""The one layer that changes definition files: as little as possible, never in silence.

1. ``values`` writes a value as YAML for the place where it is to stand.
2. ``places`` finds a node by its path and where it begins and ends in the text.
3. ``kinds`` tells what a text is: a title, words for people, the law's own, or a key.
4. ``phrases`` finds words in a text and says where it is doubtful whether they are meant;
   ``alignment`` where they stand in the file.
5. ``editing`` makes one change after the other in a text; every other character stays as it is,
   comments, order, quotes and line breaks included, and the result is read again to prove it.
6. ``changes`` gathers the files that are to change, shows the difference, writes them all or none,
   and keeps the old ones; ``undoing`` takes the last change back, once.

Definitions are changed by splicing their text.  A library that reads YAML and writes it again would
move comments and line breaks that the author set, and the project's own formatter would put keys in
order; both change lines that nobody asked to change.
"""
