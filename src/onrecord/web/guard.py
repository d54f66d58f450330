"""Who may ask, from where, and what a page may do: Host check, password, tokens against forged forms, page policy.

Report text is hostile by assumption. Templates escape it; the policy makes sure that even a slip there runs nothing.
"""

import base64
import binascii
import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import UsageError
from onrecord.web.page import bare_error

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
COOKIE = "onrecord"


class Guard:
    """Stands before the application and lets through only what the case's owner asked for."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], password: str | None, user: str) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.password = password
        self.user = user
        self.secret = secrets.token_bytes(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(headers, scope["path"])
        session = _session(headers) or secrets.token_urlsafe(18)
        state = scope.setdefault("state", {})
        state["token"] = self._token(session)
        state["user"] = _given_user(headers) or self.user if self.password else self.user

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    out.setdefault(name, value)
                if not _session(headers):
                    out.append("Set-Cookie", f"{COOKIE}={session}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        await (refusal or self.app)(scope, receive, sending)

    def _refusal(self, headers: Headers, path: str) -> Response | None:
        """Why a request is not let through: told without a word of the case, not even its name."""
        host = headers.get("host", "")
        if "*" not in self.hosts and _name(host) not in self.hosts:
            return bare_error(path, UsageError("W007"))
        if self.password and not self._knows(headers):
            answer = bare_error(path, UsageError("W008"))
            answer.headers["WWW-Authenticate"] = 'Basic realm="onrecord: any name, and the password", charset="UTF-8"'
            return answer
        return None

    def _knows(self, headers: Headers) -> bool:
        _, given = _credentials(headers)
        return hmac.compare_digest(given.encode(), (self.password or "").encode())

    def _token(self, session: str) -> str:
        return hmac.new(self.secret, session.encode(), "sha256").hexdigest()


async def read_form(request: Request) -> dict[str, str]:
    """The fields of a form that was sent from a page of this application. Raises UsageError W005 otherwise."""
    body = await _body(request, 64_000)
    fields = {k: v[-1] for k, v in parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True).items()}
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if foreign or not hmac.compare_digest(fields.pop("token", "").encode(), request.state.token.encode()):
        raise UsageError("W005")
    return fields


async def _body(request: Request, limit: int) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            raise UsageError("W005")
    return body


def _name(host: str) -> str:
    """The name in a Host header, its port left away."""
    return host[: host.index("]") + 1] if host.startswith("[") and "]" in host else host.partition(":")[0].lower()


def _session(headers: Headers) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _credentials(headers: Headers) -> tuple[str, str]:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        user, _, password = base64.b64decode(given, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return user, password


def _given_user(headers: Headers) -> str:
    return _credentials(headers)[0].strip()[:80]
