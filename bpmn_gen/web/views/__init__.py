"""The pages of definitions.

1. ``process_page`` is what the page of a process begins with; ``choices`` what its cells offer.
2. ``beginning`` starts a new process.
3. ``unit_page`` names the addresses of units.
4. ``text_page`` shows a file as its text, for files that no table can show.
"""
