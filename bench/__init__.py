"""How fast the program is and how good its drawings are; run by ``make bench``, never a test."""
