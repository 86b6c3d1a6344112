"""The proof that what comes of definitions runs to its end, whatever is decided.

``wiring`` is the net of a process, ``reduction`` proves it sound by taking it apart and
``token_game`` by playing it where that does not suffice; ``collaboration`` plays several pools
together.  ``check`` says what is wrong with one process, ``proof`` proves all of a build once.
"""
