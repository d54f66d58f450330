"""The pages: a case in a browser, on this machine, with no network."""

from onrecord.web.app import make_app
from onrecord.web.serve import serve

__all__ = ["make_app", "serve"]
