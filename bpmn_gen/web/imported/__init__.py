"""SOPs, sheets and BPMN files that come in.

1. ``imports`` keeps files that wait, with what people answered.
2. ``read_page`` shows what was read of an SOP beside its original, ``drawn_page`` a BPMN file.
3. ``bringing`` makes definitions of them; ``importing_page`` names the addresses.
"""
