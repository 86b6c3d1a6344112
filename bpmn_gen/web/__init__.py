"""The editor in the browser: one person, one machine, one project.

Rooms, in the order in which a change passes through them; each uses only those before it:

1. ``process`` and ``unit`` hold what is edited; ``keeping`` saves it, and brings it together with
   files that were changed meanwhile.
2. ``server`` guards the ports of this machine and answers; ``results`` serves the output folder.
3. ``views`` are the pages of processes and units, ``imported`` those of files that come in,
   ``made`` those of builds, decrees and reviews.
4. ``application`` names all addresses; ``serving`` opens the browser, and ends cleanly.

Pages are templates in ``pages/`` with small scripts that need no other program to be made.
"""
