"""Serving a case on this machine, or, with a password, to others."""

import getpass
import socket

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.errors import UsageError
from onrecord.garbage import OF_PAGES, collected_seldom, tidy_up
from onrecord.web.app import LOCAL, make_app

_HOME = ("127.0.0.1", "localhost", "::1")


class Tidied:
    """An application after whose answers the memory is tidied up, when nobody waits for it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; what is not one (the start of the server) is passed on."""
        await self.app(scope, receive, send)
        if scope["type"] == "http":
            tidy_up()


def serve(
    case: str,
    *,
    host: str = "127.0.0.1",
    port: int = 8011,
    password: str | None = None,
    read_only: bool = False,
    user: str | None = None,
) -> None:
    """Show a case in a browser until interrupted.

    Raises UsageError W001 where the port is taken, W002 where others could come in without a password, and
    CaseError where the case cannot be read.
    """
    if host not in _HOME and not password:
        raise UsageError("W002", host=host)
    hosts = LOCAL if host in _HOME else ("*",)
    app = make_app(case, read_only=read_only, password=password, user=user or _own_name(), allowed_hosts=hosts)
    taken = _listen(host, port)
    address = f"http://{'127.0.0.1' if host in _HOME else host}:{taken.getsockname()[1]}/"
    print(f"{case} is at {address}  (Ctrl-C ends)", flush=True)
    with collected_seldom(OF_PAGES):
        uvicorn.Server(uvicorn.Config(Tidied(app), log_level="warning", server_header=False)).run(sockets=[taken])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
    except OSError:
        taken.close()
        raise UsageError("W001", port=port, other=port + 1) from None
    return taken


def _own_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "someone"
