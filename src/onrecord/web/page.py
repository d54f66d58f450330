"""A page is data with two faces: HTML from a template, and the same data as JSON at the same address + `.json`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import jinja2
import msgspec
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord import telling
from onrecord.errors import OnrecordError
from onrecord.web import labels
from onrecord.web.chips import chips
from onrecord.web.filters import Asked, with_query
from onrecord.web.look import Look
from onrecord.web.unknown import unknown

_HERE = Path(__file__).parent
_YEAR = 365 * 24 * 3600


class Page(Struct, frozen=True):
    """What a view gives: `data` is in both faces, `extra` is for the template alone."""

    template: str
    title: str
    data: dict[str, Any]
    extra: dict[str, Any] = {}
    status: int = 200
    # What the visitor's browser is to keep for a year; only where the page is shown as HTML.
    cookies: dict[str, str] = {}


class Site(Struct, frozen=True):
    """What all pages of one application know."""

    case: str
    user: str
    read_only: bool


class Moved(Struct, frozen=True):
    """What stands at this address has its page elsewhere."""

    to: str


class Ask(Struct, frozen=True):
    """What a view is given: a look into the case, the address's filters, and the parts of its path."""

    look: Look
    asked: Asked
    site: Site
    path: dict[str, str] = {}
    user: str = ""
    cookies: dict[str, str] = {}


View = Callable[[Ask], Page | Moved | Response]


def _link(kind: str, record_id: str) -> str:
    return f"/{kind}/{quote(record_id, safe='')}"


def _safe_url(url: str | None) -> str | None:
    """A report's own address if a browser may follow it: never a script, a file or the like."""
    if not url or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def _environment() -> jinja2.Environment:
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    env.globals.update(
        link=_link, label=labels.label, table=labels.table, sign=labels.sign, with_query=with_query, telling=telling
    )
    env.filters.update(
        number=telling.number, day=telling.day, days=telling.days, figure=telling.figure, safe_url=_safe_url
    )
    return env


_TEMPLATES = _environment()


def as_html(request: Request, page: Page, asked: Asked, site: Site, look: Look | None = None) -> Response:
    """The page as HTML."""
    shared = {
        "site": site,
        "asked": asked,
        "unknown": unknown(look, asked, page.extra.get("choices", {})) if look else [],
        "title": page.title,
        "here": asked.path,
        "chips": chips(look, asked) if look else [],
        "token": getattr(request.state, "token", ""),
        "user": getattr(request.state, "user", site.user),
        "json_address": asked.address(f"{asked.path.rstrip('/') or '/index'}.json", page=asked.page),
    }
    body = _TEMPLATES.get_template(page.template).render(**shared, **page.data, **page.extra)
    answer = HTMLResponse(body, page.status)
    for name, value in page.cookies.items():
        answer.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="strict")
    return answer


def as_file(template: str, title: str, data: dict[str, Any], ask: Ask) -> str:
    """A page that stands alone: nothing in it leads into the application."""
    shared = {"site": ask.site, "asked": ask.asked, "title": title, "here": ask.asked.path}
    return _TEMPLATES.get_template(template).render(**shared, **data)


def as_json(page: Page, asked: Asked, look: Look) -> Response:
    """The page as JSON: its data, and what was asked for."""
    body = {
        "address": asked.address(page=asked.page if asked.page > 1 else None),
        "filters": asked.filters,
        "unknown": unknown(look, asked, page.extra.get("choices", {})),
    }
    return Response(msgspec.json.encode({**body, **page.data}), page.status, media_type="application/json")


def error_data(error: OnrecordError, status: int) -> dict[str, Any]:
    """The one shape of every error: a stable code, what went wrong, what to do."""
    remedy = labels.table("remedies").get(error.code, error.remedy)
    return {"error": {"status": status, "code": error.code, "what": error.what, "remedy": remedy}}


def status_of(error: OnrecordError) -> int:
    """The HTTP status that goes with an error's code."""
    known = {"C006": 404, "W004": 404, "W005": 403, "W006": 403, "W007": 400, "W008": 401, "U002": 400}
    return known.get(error.code, 500)


def bare_error(path: str, error: OnrecordError) -> Response:
    """An error for someone who was not let in: the shape of all errors, and nothing of the case."""
    status = status_of(error)
    data = error_data(error, status)
    if path.endswith(".json"):
        return Response(msgspec.json.encode(data), status, media_type="application/json")
    return HTMLResponse(_TEMPLATES.get_template("refused.html").render(**data), status)
