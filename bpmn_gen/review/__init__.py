"""What changed between two states of a unit, for reviu dan evaluasi (Pasal 22).

1. ``pairing`` finds processes and their steps again: by ids, then by their words, then by what
   stands around them.  ``titles`` finds job titles that have another name.
2. ``processes`` tells what two states of a process differ in, ``parting`` which processes became
   several or one, ``groups`` what changed in the hierarchy and in the papers that cross its border.
3. ``units`` brings all together: each difference once, as a ``change``, which ``wording`` puts into
   what stood there and what stands there now.
4. ``details`` adds on which maps each change is seen (``scopes``), what it rests on, and what it
   touches (``effects``).
5. ``reasons`` reads the file in which staff give the reasons, and makes room for those that are
   lacking; ``matrix`` puts all into the table of changes, and ``taking`` takes back what staff
   wrote into that.  ``recap`` counts them for several units.
6. ``assessment`` is what people found when they looked how SOPs are followed; ``assessment_form``
   hands out the forms for it and reads them back.

Nothing is invented: where nobody gave a reason, there is a blank.
"""
