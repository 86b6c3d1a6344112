"""The templates that staff may edit, which are filled without trusting them.

``words`` is what engines say of a broken template, in Indonesian.  ``sandbox`` keeps a template
from doing anything but showing data, ``files`` finds and reads templates, and ``filling`` reports
what is wrong with one.
"""
