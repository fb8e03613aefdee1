"""Intake: the bytes of a file become a draft document, with proposals where it came from.

`reader.read` is the door: it looks at the bytes first and at the name second, and hands them to
the module of the format. A new format is one module with `read(data, name) -> Draft` and one line
in `reader.READERS`. What can't be read raises UserError with one plain line. No importer writes
anything, opens a network connection or follows a reference out of the file.
"""
