"""What is new in a watched folder: files that nobody has taken in yet and that grow no more."""

from dataclasses import dataclass, field
from pathlib import Path

from annotator.intake.files import files_of


@dataclass(frozen=True, slots=True)
class State:
    """A file at a moment: its size and when it last changed or came (ns since 1970)."""

    size: int
    changed: int


@dataclass(slots=True)
class Watch:
    """A folder as it was last looked at. `since` is the time of the newest file taken before."""

    folder: Path
    since: int = 0
    _seen: dict[Path, State] = field(default_factory=dict)
    _taken: dict[Path, State] = field(default_factory=dict)

    def look(self) -> tuple[list[Path], bool]:
        """The files to take in now, and whether others are still growing: look again soon.

        A file is ready when two looks in a row find it alike. Times are those of the directory
        entry, so that a file with an old date that was copied here is new.
        """
        now = _states(self.folder)
        fresh = {
            file: state
            for file, state in now.items()
            if state.changed > self.since and self._taken.get(file) != state
        }
        ready = [file for file, state in fresh.items() if self._seen.get(file) == state]
        self._seen = now
        return ready, len(ready) < len(fresh)

    def took(self, files: list[Path]) -> int:
        """Take note that these were taken in; the time up to which everything is."""
        for file in files:
            self._taken[file] = self._seen[file]
        if self._seen.keys() - self._taken.keys():
            waiting = [s.changed for f, s in self._seen.items() if f not in self._taken]
            newer = [changed for changed in waiting if changed > self.since]
            if newer:
                return self.since
        return max((state.changed for state in self._taken.values()), default=self.since)


def _states(folder: Path) -> dict[Path, State]:
    found: dict[Path, State] = {}
    for file in files_of([folder]) if folder.is_dir() else ():
        try:
            stat = file.stat()
        except OSError:  # gone again
            continue
        found[file] = State(stat.st_size, max(stat.st_ctime_ns, stat.st_mtime_ns))
    return found
