"""Make the window's faces out of the fonts of Inter: what English and Russian chrome needs of them.

A maintainer's tool: `python packaging/make_faces.py FOLDER`, with a folder that holds Inter's
`Inter-Regular.otf` and `Inter-SemiBold.otf` (https://github.com/rsms/inter, release 4). Other
scripts are drawn by the fonts of the machine, as ever.
"""

import sys
from pathlib import Path

from fontTools import subset

FACES = Path(__file__).resolve().parents[1] / "resources" / "faces"
WEIGHTS = ("Regular", "SemiBold")
# Latin and its extensions, marks, Cyrillic, punctuation, currencies, arrows, shapes, check marks.
_BLOCKS = (
    "U+0020-024F,U+02B0-036F,U+0400-052F,U+2000-209F,U+20A0-20BF,U+2100-214F,U+2190-21FF,"
    "U+2212,U+2248,U+2260-2265,U+2300-23FF,U+25A0-25FF,U+2600-27BF,U+FFFD"
)
_FEATURES = "kern,mark,mkmk,ccmp,locl,tnum"


def main(folder: Path) -> None:
    """Write a face for each weight."""
    for weight in WEIGHTS:
        name = f"Inter-{weight}.otf"
        subset.main([
            str(folder / name),
            f"--unicodes={_BLOCKS}",
            f"--layout-features={_FEATURES}",
            "--name-IDs=0,1,2,3,4,5,6,13,14,16,17",
            f"--output-file={FACES / name}",
        ])  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
