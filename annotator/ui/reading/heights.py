"""Heights of many blocks under one another: where each lies, which lies at a given y."""

from collections.abc import Sequence


class Heights:
    """A list of heights whose sums are known and kept in O(log n) (a Fenwick tree)."""

    def __init__(self, heights: Sequence[float] = ()) -> None:
        self._heights = list(heights)
        tree = [0.0, *self._heights]
        for node in range(1, len(tree)):
            parent = node + (node & -node)
            if parent < len(tree):
                tree[parent] += tree[node]
        self._tree = tree
        self._top_bit = 1 << max(0, len(self._heights).bit_length() - 1)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, block: int) -> float:
        return self._heights[block]

    @property
    def total(self) -> float:
        """The height of all blocks together."""
        return self.top(len(self._heights))

    def set(self, block: int, height: float) -> float:
        """Change one height; returns by how much it grew."""
        grown = height - self._heights[block]
        if grown:
            self._heights[block] = height
            node = block + 1
            while node < len(self._tree):
                self._tree[node] += grown
                node += node & -node
        return grown

    def top(self, block: int) -> float:
        """The sum of the heights of all blocks before this one."""
        total = 0.0
        while block > 0:
            total += self._tree[block]
            block &= block - 1
        return total

    def at(self, y: float) -> int:
        """The block that lies at `y`; above the first it is the first, below the last the last.

        Blocks of no height are skipped.
        """
        block, step = 0, self._top_bit
        while step:
            beyond = block + step
            if beyond < len(self._tree) and self._tree[beyond] <= y:
                block = beyond
                y -= self._tree[beyond]
            step >>= 1
        return min(block, max(0, len(self._heights) - 1))
