"""Where a live project may lie: SQLite's locks do not hold on network shares or in synced folders.

Source: sqlite.org, "How To Corrupt An SQLite Database File", sections 2.1 and 2.2.
"""

import sys
from pathlib import Path, PurePath

from annotator.model.errors import StoreError

_SYNCED = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "yandex.disk": "Yandex Disk",
    "yandexdisk": "Yandex Disk",
    "creative cloud files": "Creative Cloud",
}
_NETWORK_TYPES = frozenset(
    (
        "nfs nfs4 cifs smb smb2 smb3 smbfs 9p afs ncpfs fuse.sshfs fuse.davfs davfs fuse.rclone "
        "fuse.gvfsd-fuse glusterfs fuse.glusterfs ceph"
    ).split()
)
_REMOTE_DRIVE = 4
_ALTERNATIVE = (
    "A project that is open there can be damaged. Keep it on this computer's own disk, and copy "
    "it to the shared folder when the program is closed."
)


def synced_by(path: PurePath) -> str | None:
    """The service that syncs the folder, told by the folders' names; None for an ordinary one."""
    for part in path.parts[:-1]:
        name = part.casefold()
        for mark, service in _SYNCED.items():
            if name == mark or name.startswith((mark + " ", mark + "-")):
                return service
    return None


def network_mount(path: Path, mounts: str) -> str | None:
    """The type of the network file system that holds `path`, by the text of /proc/mounts."""
    best, kind = "", None
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) > 2:
            point = fields[1].replace("\\040", " ")
            if path.is_relative_to(point) and len(point) >= len(best):
                best, kind = point, fields[2]
    return kind if kind in _NETWORK_TYPES else None


def _is_network(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        root = path.anchor
        return root.startswith("\\\\") or (
            ctypes.windll.kernel32.GetDriveTypeW(root) == _REMOTE_DRIVE
        )
    mounts = Path("/proc/mounts")
    return mounts.exists() and network_mount(path, mounts.read_text("utf-8", "replace")) is not None


def require_safe(path: Path) -> None:
    """Raise StoreError where a live project must not lie, with the alternative."""
    whole = path.resolve()
    if service := synced_by(whole):
        raise StoreError(f"{whole.parent} is synced by {service}. {_ALTERNATIVE}")
    if _is_network(whole):
        raise StoreError(f"{whole.parent} is on a network share. {_ALTERNATIVE}")
