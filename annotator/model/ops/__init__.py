"""Ops: every act that changes a project, named by the verb that the user would say.

An op plans: from the state it reads it gives the rows before and after, or raises UserError. It
writes nothing itself. Ids of new rows are given to it, since the model reads no clock.
"""

from annotator.model.ops.annotated import ImportAnnotated, TagCheck, annotation_of
from annotator.model.ops.codebook import DeleteKind, SaveKind
from annotator.model.ops.comments import EditComment, Resolve, Say
from annotator.model.ops.corrections import CorrectMany
from annotator.model.ops.documents import (
    EDITABLE_COLUMNS,
    DeleteDocument,
    EditDocument,
    FlagDocument,
    ImportDocument,
    SetFurniture,
    tidy,
)
from annotator.model.ops.exported import RecordExport
from annotator.model.ops.members import AddMember, Assign, EditMember, FinishAssignment, Unassign
from annotator.model.ops.needed import needed_kinds
from annotator.model.ops.officials import AddTenure, CreateOfficial, EditOfficial
from annotator.model.ops.registering import Reference, RegisterMany
from annotator.model.ops.registry import (
    DeleteOfficial,
    DeleteTenure,
    EditTenure,
    MergeOfficials,
    SplitOfficial,
)
from annotator.model.ops.review import (
    Reject,
    Reopen,
    Return,
    Settle,
    SettleMany,
    StateNothing,
    Submit,
    Verify,
    Withdraw,
    WithdrawStatement,
)
from annotator.model.ops.rulings import ReopenFinding, RuleOnFinding
from annotator.model.ops.settings import SetSetting
from annotator.model.ops.sound import require_sound, require_texts
from annotator.model.ops.state import Op, Plan, StateView
from annotator.model.ops.suggestions import Accept, AcceptMany, Dismiss
from annotator.model.ops.tags import (
    AddFragment,
    ChangeKind,
    Delete,
    MarkUncertain,
    MoveBoundary,
    RemoveFragment,
    SetFields,
    Tag,
    TagMany,
)
from annotator.model.ops.versions import DropOrphan, PlaceOrphan, ReadAgain, TakeVersion, tag_of

__all__ = [
    "EDITABLE_COLUMNS",
    "Accept",
    "AcceptMany",
    "AddFragment",
    "AddMember",
    "AddTenure",
    "Assign",
    "ChangeKind",
    "CorrectMany",
    "CreateOfficial",
    "Delete",
    "DeleteDocument",
    "DeleteKind",
    "DeleteOfficial",
    "DeleteTenure",
    "Dismiss",
    "DropOrphan",
    "EditComment",
    "EditDocument",
    "EditMember",
    "EditOfficial",
    "EditTenure",
    "FinishAssignment",
    "FlagDocument",
    "ImportAnnotated",
    "ImportDocument",
    "MarkUncertain",
    "MergeOfficials",
    "MoveBoundary",
    "Op",
    "PlaceOrphan",
    "Plan",
    "ReadAgain",
    "RecordExport",
    "Reference",
    "RegisterMany",
    "Reject",
    "RemoveFragment",
    "Reopen",
    "ReopenFinding",
    "Resolve",
    "Return",
    "RuleOnFinding",
    "SaveKind",
    "Say",
    "SetFields",
    "SetFurniture",
    "SetSetting",
    "Settle",
    "SettleMany",
    "SplitOfficial",
    "StateNothing",
    "StateView",
    "Submit",
    "Tag",
    "TagCheck",
    "TagMany",
    "TakeVersion",
    "Unassign",
    "Verify",
    "Withdraw",
    "WithdrawStatement",
    "annotation_of",
    "needed_kinds",
    "require_sound",
    "require_texts",
    "tag_of",
    "tidy",
]
