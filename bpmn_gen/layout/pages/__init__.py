"""One drawing on several sheets of paper, cut where reading suffers least.

1. ``squeeze`` and ``heights`` find how small lanes can get, ``cuts`` where pages may end.
2. ``frame`` repeats pools and lanes, ``pieces`` are the parts of lines on each page, ``gutters``
   the references where lines leave it.
3. ``build`` makes the pages, ``paging`` decides between all ways to do so.
"""
