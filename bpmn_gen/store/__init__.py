"""What lies on the disk: the folders of a project, what was made, what was asked for.

``project`` finds the folders of a run, ``request`` is what a build is asked for, ``output_folder``
says which folders a build may fill: none that holds files of others. ``locking`` keeps a second
build out, ``disk`` writes and removes files, ``manifest`` lists what was made, ``memory`` remembers
of what, ``destination`` puts files in their places and sets aside what a person did there.
``handing_over`` writes what goes where the user says, ``origins`` tells copied files that were
edited since. ``file_forms`` tells what a file is by how it begins.
"""
