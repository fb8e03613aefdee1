"""Who acts, what others may see of it, and what the team was given, stated and said."""

from collections.abc import Callable, Iterable, Mapping

from annotator.model.errors import ForbiddenError, UserError
from annotator.model.permissions import act_of, permitted, require_allowed
from annotator.model.records import (
    Annotation,
    Assignment,
    Change,
    Comment,
    Member,
    Revision,
    Role,
    Statement,
)
from annotator.model.review import OPEN_WORK, OWN_TAGS, Standing, may_see_all, may_verify_own
from annotator.store.state import ReaderState
from annotator.store.teamwork import TeamReader

_PROPOSED = frozenset({"accept", "accept many"})


class Team:
    """The members of an open project and their work, as the member who acts may see it."""

    def __init__(self, state: ReaderState, changed: Callable[[], None]) -> None:
        """`changed` is called when another member acts from now on."""
        self._state = state
        self._changed = changed
        self._reader: TeamReader = state.team

    # who acts

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody who works or has worked on the project, in the order of joining."""
        return self._state.members()

    @property
    def active(self) -> tuple[Member, ...]:
        """Those who work on it now."""
        return tuple(one for one in self.members if one.active)

    @property
    def acting(self) -> Member:
        """The member who acts."""
        return self._state.member

    def act_as(self, member: str) -> None:
        """Let the member of that id or name act. UserError where there is none or not any more."""
        for one in self.members:
            if member in (one.id, one.name) or one.name.casefold() == member.casefold():
                if not one.active:
                    raise UserError(f"{one.name} is no longer active in this project.")
                self._state.act_as(one.id)
                self._changed()
                return
        names = ", ".join(one.name for one in self.active)
        raise UserError(f"The project has no member “{member}”. Its members are: {names}.")

    def name(self, member_id: str) -> str:
        """A member's name, empty for an id that is none."""
        return next((one.name for one in self.members if one.id == member_id), "")

    @property
    def may_verify_own(self) -> bool:
        """Whether members may verify their own tags."""
        return may_verify_own(self._state.setting(OWN_TAGS), self.members)

    def permitted(self, verb: str, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """The changes as they are written. ForbiddenError where the member may not make them."""
        act = act_of(verb)
        if act in _PROPOSED and verb == act:
            for change in changes:
                if isinstance(change.record, Annotation) and self.is_blind(change.record.document):
                    raise ForbiddenError(
                        "Several annotators tag this release, each without suggestions, so that "
                        "their work can be compared. Select the words and tag them yourself."
                    )
        return permitted(self.acting, act, changes)

    def require_allowed(self, verb: str) -> None:
        """Raise ForbiddenError where the member's roles don't allow the act."""
        require_allowed(self.acting, verb)

    def require_own(self, revision: Revision) -> None:
        """Raise ForbiddenError unless the member may take this revision back."""
        member = self.acting
        if revision.author != member.name and not member.has(Role.SUPERVISOR):
            raise ForbiddenError(
                f"This was done by {revision.author}. Only {revision.author} or a supervisor may "
                "take it back."
            )

    # what the member may see

    def is_blind(self, document_id: str) -> bool:
        """Whether the member sees only their own tags of a release, and no suggestions."""
        if self.acting.has(Role.SUPERVISOR) or len(self.members) == 1:
            return False
        takers = (one.member for one in self._reader.assignments(document_id))
        return not may_see_all(self.acting, takers, open_work=self._open_work)

    @property
    def _open_work(self) -> bool:
        return self._state.setting(OPEN_WORK) is True

    @property
    def blind_to(self) -> str | None:
        """The member's id where there may be releases that are blind to them."""
        one = self.acting.has(Role.SUPERVISOR) or len(self.members) == 1 or self._open_work
        return None if one else self.acting.id

    def seen(self, document_id: str, tags: Iterable[Annotation]) -> tuple[Annotation, ...]:
        """The tags of a release that the member may see."""
        if not self.is_blind(document_id):
            return tuple(tags)
        return tuple(tag for tag in tags if tag.author == self.acting.id)

    def sees(self) -> Callable[[str, str], bool] | None:
        """Says by document and author whether the member may see a tag; None sees everything.

        It is as of now, and usable on any thread.
        """
        if self.blind_to is None:
            return None
        takers: dict[str, set[str]] = {}
        for one in self._reader.assignments():
            takers.setdefault(one.document, set()).add(one.member)
        me = self.acting
        blind = frozenset(
            document
            for document, members in takers.items()
            if not may_see_all(me, members, open_work=False)
        )
        return lambda document, author: author == me.id or document not in blind

    # what was given, stated and said

    def assignments(self, document_id: str | None = None) -> tuple[Assignment, ...]:
        """Whom a document, or all of them, were given to."""
        return self._reader.assignments(document_id)

    def assignments_of(self, member_id: str) -> tuple[Assignment, ...]:
        """What a member was given."""
        return self._reader.assignments_of(member_id)

    def statements(self, document_id: str) -> tuple[Statement, ...]:
        """What was stated to have nothing to tag, as far as the member may see it."""
        found = self._reader.statements(document_id)
        if self.is_blind(document_id):
            return tuple(one for one in found if one.author == self.acting.id)
        return found

    def comments(self, document_id: str | None = None) -> tuple[Comment, ...]:
        """What was said of a document, or of all, oldest first, as far as the member may see it."""
        found = self._reader.comments(document_id)
        if self.blind_to is None:
            return found
        blind = {one for one in {comment.document for comment in found} if self.is_blind(one)}
        me, reviewers = self.acting.id, {one.id for one in self.members if one.has(Role.SUPERVISOR)}
        return tuple(
            one
            for one in found
            if one.document not in blind or one.author == me or one.author in reviewers
        )

    def standing(self, document_id: str) -> Standing:
        """How many tags and statements of a document are in which state."""
        return self._reader.standing(document_id)

    def standings(self) -> Mapping[str, Standing]:
        """The standing of every document by its id."""
        return self._reader.standings()
