"""The command line: options in, one call of ``commands``, a report out, an exit code.

``main`` declares the commands, ``foreign`` and ``deploy`` those with many options of their own.
``console`` runs each one and turns what happens into sentences, ``progress`` shows how far a build
is, ``indonesian`` translates the words of the option parser.
"""
