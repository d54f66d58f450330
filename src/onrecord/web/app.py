"""The application: a case behind addresses. Every page is made fresh; nothing is kept between requests."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from onrecord.case import open_case
from onrecord.errors import OnrecordError, UsageError
from onrecord.web.deciding import back_to, decide
from onrecord.web.filters import Asked, read_asked
from onrecord.web.guard import Guard, read_form
from onrecord.web.look import Look
from onrecord.web.page import Ask, Moved, Page, Site, View, as_html, as_json, error_data, status_of
from onrecord.web.pages import PAGES
from onrecord.web.skipped import COOKIE, read_skipped, skip
from onrecord.web.withdrawals import kept

_STATIC = Path(__file__).parent / "static"
_PART = re.compile(r"\{(\w+)(?::\w+)?\}")
LOCAL = ("127.0.0.1", "localhost", "[::1]")


def make_app(
    case_path: str,
    *,
    read_only: bool = False,
    password: str | None = None,
    user: str = "someone",
    allowed_hosts: tuple[str, ...] = LOCAL,
) -> Starlette:
    """The pages of one case. `user` signs decisions; with a password, each visitor gives a name of their own.

    Raises CaseError C001 to C003 where the file is no case that can be read.
    """
    with open_case(case_path, read_only=True):
        pass
    site = Site(case=Path(case_path).name, user=user, read_only=read_only)
    routes = [route for path, view in PAGES.items() for route in _faces(path, view, case_path, site)]
    return Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=_STATIC), name="static"),
            Route("/decide", _deciding(case_path, site), methods=["POST"]),
            *routes,
        ],
        middleware=[Middleware(Guard, hosts=allowed_hosts, password=password, user=user)],
        exception_handlers={OnrecordError: _refused(site), HTTPException: _no_page(site), Exception: _broken(site)},
    )


def _faces(path: str, view: View, case_path: str, site: Site) -> list[Route]:
    """The two faces of a page: JSON at its address + `.json`, HTML at its address."""

    async def serve(request: Request) -> Response:
        return await run_in_threadpool(_answer, request, path, view, case_path, site)

    return [Route(("/index" if path == "/" else path) + ".json", serve), Route(path, serve)]


def _answer(request: Request, path: str, view: View, case_path: str, site: Site) -> Response:
    parts = dict(request.path_params)
    json = _wants_json(request)
    with open_case(case_path, read_only=True) as case:
        look = Look(case)
        last = [*parts][-1] if parts else ""
        if json and last and kept(look, f"{parts[last]}.json"):
            json, parts[last] = False, f"{parts[last]}.json"  # a report whose own id ends so
        asked = read_asked(_address(path, parts), request.query_params)
        found = view(Ask(look, asked, site, parts, request.state.user, cookies=request.cookies))
        if isinstance(found, Moved):
            return RedirectResponse(found.to, 302)
        if isinstance(found, Response):
            return found
        return as_json(found, asked, look) if json else as_html(request, found, asked, site, look)


def _deciding(case_path: str, site: Site) -> Callable[[Request], Awaitable[Response]]:
    async def take(request: Request) -> Response:
        fields = await read_form(request)
        if fields.get("action") in ("skip", "unskip"):
            return _skipping(request, fields)
        moved = await run_in_threadpool(decide, case_path, request.state.user, fields, site.read_only)
        return RedirectResponse(moved.to, 303)

    return take


def _skipping(request: Request, fields: dict[str, str]) -> Response:
    """Skipping is no decision: only the visitor's own browser remembers it."""
    answer = RedirectResponse(back_to(fields), 303)
    if fields["action"] == "skip":
        skipped = skip(read_skipped(request.cookies), fields.get("about", ""))
        answer.set_cookie(COOKIE, skipped, httponly=True, samesite="strict")
    else:
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return answer


def _wants_json(request: Request) -> bool:
    return str(getattr(request.scope.get("route"), "path", request.scope["path"])).endswith(".json")


def _address(path: str, parts: dict[str, str]) -> str:
    """The address of the page itself, whichever face was asked for, as it is written in links."""
    return _PART.sub(lambda part: quote(parts[part[1]], safe=""), path)


Handler = Callable[[Request, Exception], Response]


def _refused(site: Site) -> Handler:
    def handle(request: Request, error: Exception) -> Response:
        assert isinstance(error, OnrecordError)
        return _error(request, error, status_of(error), site)

    return handle


def _no_page(site: Site) -> Handler:
    def handle(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return _error(request, UsageError("W004", path=request.scope["path"]), error.status_code, site)

    return handle


def _broken(site: Site) -> Handler:
    def handle(request: Request, error: Exception) -> Response:
        return _error(request, UsageError("W003", reason=type(error).__name__), 500, site)

    return handle


def _error(request: Request, error: OnrecordError, status: int, site: Site) -> Response:
    page = Page("error.html", error.what, error_data(error, status), status=status)
    asked = Asked(request.scope["path"])
    if request.scope["path"].endswith(".json"):
        return JSONResponse(page.data, status)
    return as_html(request, page, asked, site)
