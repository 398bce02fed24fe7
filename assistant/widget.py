"""The widget's script as a published file: its hash, its addresses, and the tag to embed it."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

SCRIPT = Path(__file__).parent / "web" / "static" / "widget.js"


class Widget:
    """One version of the script."""

    def __init__(self, script: bytes) -> None:
        self.script = script
        self.hash = hashlib.sha256(script).hexdigest()[:16]
        digest = hashlib.sha384(script).digest()
        self.integrity = f"sha384-{base64.b64encode(digest).decode()}"

    @classmethod
    def shipped(cls) -> Widget:
        """The version that comes with this package. Raises OSError."""
        return cls(SCRIPT.read_bytes())

    @property
    def versioned_path(self) -> str:
        """Address of exactly this version: `/widget.<hash>.js`."""
        return f"/widget.{self.hash}.js"

    def tag(self, host: str) -> str:
        """The script tag that always loads the newest version."""
        return f'<script src="{host}/widget.js" defer></script>'

    def pinned_tag(self, host: str) -> str:
        """The script tag that loads this version and no other."""
        return (
            f'<script src="{host}{self.versioned_path}" integrity="{self.integrity}"'
            ' crossorigin="anonymous" defer></script>'
        )
