"""The editor in the browser: one person, one machine, one project.

1. ``serving`` takes ports of this machine, opens the browser, and ends cleanly; ``doors`` leads
   what comes in by each port to its guard.
2. ``guard`` lets nobody in but the browser that was given the key, and bounds what it sends.
3. ``application`` names the addresses and what each of them calls; ``answering`` makes pages and
   sentences of it.
4. ``workshop`` keeps the project while it is edited: its files, bases, drafts and findings.
5. ``state`` is a process as the page holds it; ``grid`` makes it of a definition, and a definition
   of it, with the tables of the workbooks that staff fill in (``sheets``).
6. ``picture`` draws the map and the SOP of a text that is in no file yet; ``told`` says at which
   cell a finding belongs.
7. ``beginning`` starts a new process; ``unit_page`` names the addresses of units, ``unit_desk``
   reads, judges and draws them, with ``unit_grid`` and ``unit_picture``.
   ``importing_page`` names the addresses of what is brought in, which ``bringing`` sorts and
   ``imports`` keeps; ``read_page`` shows an SOP, ``drawn_page`` a map of others.
8. ``saving`` writes through ``writing``; ``drafts`` keeps what is not saved yet.
9. ``desk`` names the addresses of what is made of a project: ``building`` is the page of a build,
   ``tasks`` what it has done, ``apart`` the process that does it, ``finding_links`` and
   ``listed_results`` what came of it.
10. ``editions`` and ``reviews`` are the pages of decrees and of what changed since.
11. ``results`` serves the output folder at a port of its own; ``news`` tells its pages of builds;
    ``beside`` and ``results_server`` do the same for a build that watches.

Pages are templates in ``pages/`` with small scripts that need no other program to be made.
"""
