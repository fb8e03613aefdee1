"""Places in UTF-16 code units, as Java and JavaScript count, turned into code points."""

from bisect import bisect_left


class FromUtf16:
    """Turns places of one text from UTF-16 code units into code points."""

    def __init__(self, text: str) -> None:
        beyond = [at for at, char in enumerate(text) if char > "\uffff"]
        # The n-th character of two units ends at its code point plus n + 2 units.
        self._ends = [at + number + 2 for number, at in enumerate(beyond)]

    def __call__(self, place: int) -> int:
        return place - bisect_left(self._ends, place + 1)
