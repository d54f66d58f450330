"""Parsed document → mentions that stand on solid ground: entities, places, dates, figures, equipment."""

from onrecord.grounding.ground import Grounding, ground

__all__ = ["Grounding", "ground"]
