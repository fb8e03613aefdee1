"""Where a live project must not lie, and what is offered instead."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from annotator.model.errors import StoreError
from annotator.store.places import network_mount, require_safe, synced_by
from annotator.store.project import create
from annotator.workspace import Workspace

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /mnt/office nfs4 rw 0 0
//nas/team /mnt/team\\040files cifs rw 0 0
tmpfs /mnt/office/scratch tmpfs rw 0 0
inga@host:/ /home/inga/far fuse.sshfs rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("C:/Users/inga/Dropbox/work", "Dropbox"),
        ("C:/Users/inga/Dropbox (Harbour)", "Dropbox"),
        ("C:/Users/inga/OneDrive - Harbour Council/x", "OneDrive"),
        ("/Users/inga/Library/CloudStorage/OneDrive-Harbour", "OneDrive"),
        ("/Users/inga/Library/CloudStorage/GoogleDrive-inga@example.org", "Google Drive"),
        ("/Users/inga/Library/Mobile Documents/x", "iCloud Drive"),
        ("/home/inga/Nextcloud", "Nextcloud"),
        ("/home/inga/Yandex.Disk/x", "Yandex Disk"),
        ("/home/inga/Documents", None),
        ("/home/inga/dropboxes", None),
    ],
)
def test_a_synced_folder_is_known_by_its_name(folder: str, service: str | None) -> None:
    kind = PureWindowsPath if folder.startswith("C:") else PurePosixPath
    assert synced_by(kind(folder) / "harbour.pressdb") == service


def test_a_project_that_is_merely_called_so_is_not_synced() -> None:
    assert synced_by(PurePosixPath("/home/inga/Dropbox.pressdb")) is None
    assert synced_by(PurePosixPath("/home/inga/dropbox")) is None


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/mnt/office/harbour.pressdb", "nfs4"),
        ("/mnt/team files/x/harbour.pressdb", "cifs"),
        ("/home/inga/far/harbour.pressdb", "fuse.sshfs"),
        ("/mnt/office/scratch/harbour.pressdb", None),
        ("/mnt/officer/harbour.pressdb", None),
        ("/home/inga/harbour.pressdb", None),
    ],
)
def test_a_network_share_is_known_by_the_nearest_mount(path: str, kind: str | None) -> None:
    assert network_mount(Path(path), MOUNTS) == kind


def test_a_project_in_a_synced_folder_is_refused_with_the_alternative(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Harbour"
    folder.mkdir()
    for act in (create, Workspace):
        with pytest.raises(StoreError, match=r"is synced by OneDrive\. .*copy it to the shared"):
            act(folder / "harbour.pressdb")
    assert list(folder.iterdir()) == []


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "projects").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(StoreError, match="is synced by Dropbox"):
        require_safe(tmp_path / "projects" / "harbour.pressdb")


def test_a_project_on_a_network_share_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = f"server:/export {str(tmp_path.resolve()).replace(' ', chr(92) + '040')} nfs rw 0 0\n"
    real = Path.read_text

    def mounts(self: Path, *arguments: str) -> str:
        return share if str(self) == "/proc/mounts" else real(self, *arguments)

    monkeypatch.setattr(Path, "read_text", mounts)
    with pytest.raises(StoreError, match=r"is on a network share\. .*this computer's own disk"):
        create(tmp_path / "harbour.pressdb")


def test_an_ordinary_folder_is_safe(tmp_path: Path) -> None:
    require_safe(tmp_path / "harbour.pressdb")
