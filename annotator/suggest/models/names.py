"""What a model is: the paragraphs of a release in, the spans of people's names out."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from annotator.model.spans import Span

FindNames: TypeAlias = Callable[[str, Sequence[Span]], list[Span]]
"""Finds the names of people in paragraphs of a text, given by their spans of it.

The spans of the answer are code points of the whole text, each within one of the paragraphs.
The same text gives the same names.
"""
