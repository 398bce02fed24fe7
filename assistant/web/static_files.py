"""Small files of our own, held in memory: compressed once, with an ETag and a content type."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

FOLDER = Path(__file__).parent / "static"
REVALIDATE = "no-cache"
SHORT = "public, max-age=300"
IMMUTABLE = "public, max-age=31536000, immutable"


class Asset:
    """A file or page that is the same for every reader."""

    def __init__(self, body: bytes, media_type: str) -> None:
        self.body = body
        self.packed = gzip.compress(body, 9, mtime=0)
        self.media_type = media_type
        self.etag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'

    @classmethod
    def read(cls, path: Path) -> Asset:
        """The asset in a file."""
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        if media_type.startswith("text/") or media_type.endswith(("javascript", "json", "xml")):
            media_type += "; charset=utf-8"
        return cls(path.read_bytes(), media_type)

    def response(
        self, request: Request, cache: str = REVALIDATE, extra: dict[str, str] | None = None
    ) -> Response:
        """The asset, or 304 when the reader has it already."""
        headers = {
            "ETag": self.etag,
            "Cache-Control": cache,
            "Vary": "Accept-Encoding",
            **(extra or {}),
        }
        known = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
        # A proxy that compresses by itself makes the tag a weak one.
        if any(tag.removeprefix("W/") == self.etag or tag == "*" for tag in known):
            return Response(status_code=304, headers=headers)
        body = self.body
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            body = self.packed
        return Response(body, media_type=self.media_type, headers=headers)


class StaticFiles:
    """The files of one folder, read once and found by name; nothing else can be asked for."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._assets = {
            path.name: Asset.read(path) for path in sorted(folder.iterdir()) if path.is_file()
        }

    def get(self, name: str) -> Asset | None:
        """The file of that name."""
        return self._assets.get(name)
