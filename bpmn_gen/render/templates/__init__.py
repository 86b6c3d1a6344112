"""The templates that staff may edit: filled without trusting them.

``words`` is what a template may say, ``sandbox`` keeps it from doing anything else, ``files``
finds and reads templates, ``filling`` reports what is wrong with one.
"""
