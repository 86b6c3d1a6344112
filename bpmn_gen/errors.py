"""The one family of exceptions, and the map of who raises which, who catches it, what is seen.

Most of what goes wrong is no exception: stages report findings and carry on, so that one run tells
all mistakes.  An exception ends something.  Everything that the program raises on purpose is a
:class:`BpmnGenError`, so a script can catch what is the matter of its input with one word.

======================== ========================= ================================================
exception                ends                      who catches it; what the user sees
======================== ========================= ================================================
``CompileError``         a stage, at its boundary  ``cli.console.Command``: its findings, exit code
(``diagnostics``)                                  1.  ``jobs.job``: one job is not done, its
                                                   findings go into the summary.  ``jobs.trial``:
                                                   the same, before anything is written.
``RefusalError``         a command                 ``cli.console.Command``: its sentence, exit 1
(here)
``MisuseError`` (here)   a command                 ``cli.console.Command``: its sentence and how the
                                                   command is written, exit code 2
``NetworkError``         a command that talks to   it is a ``RefusalError``
(``commands.posting``)   an engine
``BusyError``            taking the lock of a      ``commands.build``, into a ``CompileError``;
(``store.locking``)      folder                    ``commands.enacting`` and ``web.serving``, into a
                                                   refusal
``UnsavedError``         saving one page           ``web.answering``: its sentence on the page,
(``web``)                                          with the conflict or findings; the draft stays
``TablelessError``       showing one page          ``web.server``: leads to the text of the file
(``web``)                                          instead; elsewhere it is a ``RefusalError``
``MovedError`` (``web``) a page of a file that has  ``web.answering``: leads to its new place, where
                         another name now          the page finds what it had written
``TooLargeError``        one request               ``web.application``: an answer that refuses it
(``web``)
``StoppedError``         a build that nobody wants ``web.apart``, which tells that it has ended
(``commands.build``)     any more
``OvertakenError``       a build whose files were  ``commands.watching``, which builds again
(``commands.watching``)  saved meanwhile
``TemplateError``        filling a template        the jobs that fill it, into a ``CompileError``
(``render.templates``)                             that names template and line
``GraphvizError``        placing one network       ``maps.placing``: the network is placed more
(``maps``)                                         plainly, a warning says so
``NotDraftableError``    drafting one process      ``decompiler.drafting``: a finding about that
(``decompiler``)                                   process; the others are drafted
``UnresolvedError``      resolving one process     ``compiler.resolve``: a finding about that
(``compiler``)                                     process; the others are resolved
``UnreadableError``      reading one file          ``definition.reader``: nothing more, because why
(``definition``)                                   it is refused has been reported already
``UnreadableFileError``  reading one office file   ``commands.importing_sops``: a finding with its
(``sop_files``)                                    reason and hint; other files are read
``TooManyMovesError``    playing one simulation    ``commands.simulating``, into a refusal
(``simulation``)
``UnreadableTextError``  setting diagrams into one ``relayout``: a finding that names the
(``foreign``)            file              encoding
``NoPlaceError``         one edit of a definition  whoever edits, because a path that leads nowhere
(``writing``)                                      means that the file holds something else
``UnsoundError``         one proof                 the proof itself, which gives the finding that
(``soundness``)                                    the exception carries
======================== ========================= ================================================

``OSError`` does not belong to the family; ``cli.console.Program`` tells it in a sentence with the
file.  Neither do mistakes of our own, such as ``AssertionError``, ``FormattingError`` and
``SpliceError``.  Nobody catches those, so that they keep their traceback and are never blamed on
the user.
"""

from __future__ import annotations


class BpmnGenError(Exception):
    """Raised on purpose: something cannot be done, and the program knows why."""


class RefusalError(BpmnGenError):
    """What was asked for is not done; the message is a sentence in Indonesian for the user."""

    def __init__(self, message: str = "", *hints: str) -> None:
        """Keep the sentence, and what the user can do about it, one sentence each."""
        super().__init__(message)
        self.hints = hints


class MisuseError(RefusalError):
    """What was asked for makes no sense whatever the files hold; it has to be asked otherwise."""
