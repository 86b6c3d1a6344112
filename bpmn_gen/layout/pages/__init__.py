"""One drawing on several sheets of paper, cut where reading suffers least.

1. ``paging`` decides how a drawing is cut: it tries scales of type and ways to cut.
2. ``cuts`` says where pages may end and what that costs, ``heights`` and ``squeeze`` how low the
   lanes of a stretch can get.
3. ``build`` makes the pages between the cuts: ``frame`` repeats pools and lanes, ``pieces`` are the
   parts of flows on each page, and ``strips`` holds the references at which flows leave it.
"""
