"""Who is calling: the client's address, with proxy headers believed only from named proxies.

From anyone else `X-Forwarded-*` headers are removed, so that nothing behind this middleware,
the chat page included, can be fooled by them.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

Address = IPv4Address | IPv6Address

_FORWARDED = (b"forwarded", b"x-real-ip")


def parse_address(text: str) -> Address | None:
    """The address in `192.0.2.1`, `192.0.2.1:443`, `2001:db8::1` or `[2001:db8::1]:443`."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def limit_key(host: str) -> str:
    """What limits count by: an IPv4 address, or the /64 network of an IPv6 address.

    >>> limit_key("2001:db8:1:2:aaaa::1")
    '2001:db8:1:2::/64'
    """
    address = parse_address(host)
    if isinstance(address, IPv6Address):
        return str(IPv6Network((address, 64), strict=False))
    return str(address) if address else "unknown"


class ForwardedHeaders:
    """Sets `scope["client"]` to the client's own address, and the scheme to the client's own."""

    def __init__(self, app: ASGIApp, trusted: Sequence[str]) -> None:
        self._app = app
        self._networks = [ip_network(network) for network in trusted]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Resolve the client of one request."""
        if scope["type"] in ("http", "websocket"):
            scope = self._resolved(scope)
        await self._app(scope, receive, send)

    def _resolved(self, scope: Scope) -> Scope:
        peer = parse_address((scope.get("client") or ("", 0))[0])
        if not self._trusts(peer):
            kept = [
                pair
                for pair in scope["headers"]
                if pair[0] not in _FORWARDED and not pair[0].startswith(b"x-forwarded-")
            ]
            return {**scope, "headers": kept}
        headers = Headers(scope=scope)
        scheme = headers.get("x-forwarded-proto", "").partition(",")[0].strip()
        client = self._client(peer, headers.getlist("x-forwarded-for"))
        changes: dict[str, object] = {"client": (str(client), 0)}
        if scheme in ("http", "https"):
            changes["scheme"] = scheme
        return {**scope, **changes}

    def _client(self, peer: Address | None, forwarded: Sequence[str]) -> Address | None:
        """The last address in the chain that no trusted proxy vouches for."""
        client = peer
        for hop in reversed(",".join(forwarded).split(",")):
            if not self._trusts(client):
                break
            address = parse_address(hop)
            if address is None:
                break
            client = address
        return client

    def _trusts(self, address: Address | None) -> bool:
        return address is not None and any(address in network for network in self._networks)
