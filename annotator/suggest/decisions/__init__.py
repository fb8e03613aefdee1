"""Decisions by patterns alone: formal acts of bodies and officials, English and Russian."""

from annotator.suggest.decisions.recogniser import Decisions

__all__ = ["Decisions"]
