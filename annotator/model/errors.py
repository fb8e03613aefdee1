"""What can go wrong, as classes that say who has to act."""


class AnnotatorError(Exception):
    """Base of every error that the program expects; its text is fit to show to the user."""


class UserError(AnnotatorError):
    """What was asked for can't be done; the text says what happened and what to do next."""


class DuplicateError(UserError):
    """The library holds this very text already; the text names the earlier release."""


class StoreError(AnnotatorError):
    """The disk's world stands in the way: a file that is locked, damaged, full or not ours."""


class ConflictError(UserError):
    """A row has moved on since the revision that should be taken back; nothing was changed."""


class ForbiddenError(UserError):
    """The member who acts may not do this; the text says who may."""


class FieldError(UserError):
    """A field's text can't be read as the field's type; the text is the reason shown beside it."""


class Cancelled(AnnotatorError):
    """The user stopped a long piece of work; what was written aside has been removed."""
