"""The end of the log: it writes revisions there, many of them on a thread of its own if need be."""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Thread

from annotator.model.records import Change
from annotator.store.log import Entry, Header
from annotator.store.project import Project
from annotator.store.revisions import revisions_of
from annotator.workspace.acts import Act, Moment, entries_of

_NS_PER_MS = 1_000_000
ContentOf = Callable[[tuple[Change, ...]], str | None]


class Writing:
    """A transaction on its way to the disk. SQLite works without holding up other threads."""

    def __init__(self, acts: Sequence[Act], entries: Sequence[Entry]) -> None:
        self.acts = tuple(acts)
        self.entries = tuple(entries)
        self.number: int | None = None
        """The last revision's number, once it is on the disk and told."""
        self.error: Exception | None = None
        self.hash = b""
        self._thread: Thread | None = None

    def start(self, write: Callable[[], bytes]) -> None:
        """Begin to write."""

        def work() -> None:
            try:
                self.hash = write()
            except Exception as error:  # noqa: BLE001 — told to whoever asked for the writing
                self.error = error

        self._thread = Thread(target=work, name="import", daemon=False)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is still being written."""
        return self._thread is not None and self._thread.is_alive()

    def wait(self) -> None:
        """Until it is on the disk, or has failed."""
        if self._thread is not None:
            self._thread.join()
            self._thread = None


class Ledger:
    """Number, time and hash of the log's end. Use it on the workspace's thread."""

    def __init__(self, project: Project, clock: Callable[[], int]) -> None:
        self._project = project
        self._clock = clock
        self.number, self._at, self.hash = project.reader.tip()

    def moment(self, author: str) -> Moment:
        """Where the log stands now; its time never goes back."""
        return Moment(self.number, max(self._clock() // _NS_PER_MS, self._at), author)

    def prepared(self, acts: Sequence[Act], now: Moment, content_of: ContentOf) -> Writing:
        """The acts as the revisions that follow."""
        return Writing(acts, entries_of(acts, now, content_of))

    def write(self, writing: Writing) -> None:
        """Write at once. Raises what the store raises; then nothing was written."""
        writing.hash = self._project.writer.commit(writing.entries, self.hash)

    def start(self, writing: Writing) -> None:
        """Write on a thread of its own; nothing else may be written before `advance`.

        The revisions are packed here: deflating lets go of the interpreter again and again, and
        the other thread would wait for this one each time.
        """
        try:
            rows = revisions_of(writing.entries, self.hash)
        except Exception as error:  # noqa: BLE001 — told like one of the other thread
            writing.error = error
            return
        writing.start(partial(self._project.writer.write, writing.entries, rows))

    def advance(self, last: Header, digest: bytes) -> None:
        """Take note of the last revision that is on the disk, and of its hash."""
        self.number, self._at, self.hash = last.number, last.at, digest
