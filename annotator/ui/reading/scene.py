"""What the page shows at the moment: text, marks, selection, hits. The view changes it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.model.spans import Span
from annotator.ui.reading.blocks import Blocks, blocks_of
from annotator.ui.reading.marks import MarkIndex
from annotator.ui.textmap import TextMap
from annotator.ui.theme import Theme


@dataclass(slots=True)
class Scene:
    """Everything that the painter looks at besides the layout; positions are code points."""

    theme: Theme
    text: str = ""
    text_map: TextMap = field(default_factory=lambda: TextMap(""))
    blocks: Blocks = field(default_factory=lambda: blocks_of(""))
    marks: MarkIndex = field(default_factory=lambda: MarkIndex(blocks_of("")))
    furniture: Sequence[Span] = ()
    chosen: str | None = None
    """Key of the selected mark."""
    selection: Span | None = None
    caret: int | None = None
    """Where the caret is painted, None while the page has no focus."""
    needle: re.Pattern[str] | None = None
    found: Sequence[Span] = ()
    """What a search has found, in reading order."""

    def load(self, text: str, blocks: Blocks) -> None:
        """Another text: nothing is marked, selected or looked for."""
        self.text = text
        self.text_map = TextMap(text, blocks.breaks)
        self.blocks = blocks
        self.marks = MarkIndex(blocks)
        self.chosen = self.selection = self.needle = None
        self.found = ()

    def in_block(self, block: int, span: Span) -> tuple[int, int]:
        """The part of a span in a block, as Qt counts within the block; empty where none is."""
        start, end = self.blocks.starts[block], self.blocks.ends[block]
        first, last = max(span.start, start), min(span.end, end)
        if first >= last:
            return 0, 0
        origin = self.text_map.to_qt(start)
        return self.text_map.to_qt(first) - origin, self.text_map.to_qt_end(last) - origin
