"""What each command does, apart from how it is called, so that scripts can use it as well.

``checking`` loads and checks a project and comes first in nearly all. ``planning`` turns it
into jobs, ``build`` carries them out and ``ledger`` keeps its books; ``set_aside`` tells what
became of files that people had changed. ``listing``, ``vacancies``, ``covering`` and
``comparing`` ask a project something; ``formatting`` and ``importing`` write definitions,
``redrawing`` the map of another tool; ``deploying`` makes packages for an engine, which
``posting`` sends. ``report`` shows findings to people, editors and programs.
"""
