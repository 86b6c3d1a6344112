"""What changed between two states of a unit, for reviu dan evaluasi (Pasal 22).

1. ``pairing`` finds processes and their steps again: by ids, then by their words, then by what
   stands around them.  ``titles`` finds job titles that have another name.
2. ``processes`` tells what two states of a process differ in, ``parting`` which processes became
   several or one, ``groups`` what changed in the hierarchy and in the papers that cross its border.
3. ``units`` brings all together: each difference once, as a ``change``, which ``wording`` puts into
   what stood there and what stands there now.
"""
