"""What two states of a process differ in, in the words of its author.

1. ``outline`` makes a flat outline of a definition: its steps, where each stands and leads.
2. ``matching`` finds the things of one drawing in another, ``keyed`` the steps of a definition in
   an older state of it.
3. ``edits`` compares two outlines whose steps have the same keys, and tells each difference as one
   of a few kinds; ``splitting`` finds steps that became several and several that became one;
   ``three_way`` brings together what two sides have changed.
4. ``telling`` puts them into sentences.

The room knows plain data only, so that whoever changes definitions (files of other tools, forms,
SOPs that come back, offices that send their folders) can use the same words.
"""
