"""One drawing on several sheets of paper, cut where reading suffers least.

1. ``paging`` tries papers and sizes of type, and makes the pages of the best plan.
2. ``cuts`` says where a drawing may be cut and what that costs.  ``choosing`` chooses among the
   cuts for the whole document at once.  ``measuring`` tells it how large the sections between are.
3. ``draft`` takes what stands between two cuts as a section: ``holders`` are its pools and lanes,
   ``pieces`` its parts of flows, ``strips`` the references at which flows leave it, and ``window``
   moves all that to its place.
4. ``section`` brings a draft into the room that it gets.  ``packing`` draws it together, ``bonds``
   tells what moves together and ``slack`` how far.  ``titles`` breaks the titles of lanes, and
   ``spreading`` makes room where titles of phases or references need more than there is.
5. ``sheets`` stacks sections on pages and gives references their letters.  ``reuniting`` draws
   messages whole whose ends came to one page.
"""
