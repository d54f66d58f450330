"""Files, folders, HTML pages, feeds, tables, standard input → `Report`."""

from onrecord.intake.fields import Options, Taken
from onrecord.intake.sources import Source, find_sources
from onrecord.intake.take import take_in

__all__ = ["Options", "Source", "Taken", "find_sources", "take_in"]
