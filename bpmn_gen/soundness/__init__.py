"""The proof that every compiled process runs to its end, whatever is decided.

Compiled processes go in, findings come out; no finding is the proof.  ``wiring`` checks how nodes
and flows are joined.  ``reduction`` folds blocks away, which proves most processes.  ``token_game``
plays what is left, with ``inclusive`` for the rule of inclusive gateways.  ``collaboration`` plays
several pools together.  ``check`` runs these steps for one process, and ``proof`` compiles a
process and proves the result.
"""
