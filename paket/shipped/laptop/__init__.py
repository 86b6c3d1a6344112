"""What runs on the laptop: the installer and the menu, with nothing but what comes with Python.

* ``place`` knows the folder of the program and what the packer wrote about it.
* ``failure`` is what a person has to know, in a sentence; ``refusals`` are those of the system.
* ``isolation`` starts every Python, so that nothing of the user's leads it elsewhere.
* ``room`` says beforehand what would stop the installation; ``install`` goes through its steps;
  ``environments`` keeps what worked until they are done; ``start_menu`` makes the entry of the
  start menu and takes it away.
* ``questions`` asks and understands answers; ``projects`` finds and makes projects, and asks the
  program that is installed by then which names Windows takes; ``menu`` is what a double click
  opens.

``start.py`` beside this folder starts one of ``install`` and ``menu``.
"""
