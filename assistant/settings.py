"""Settings: environment variables with the prefix `ASSISTANT_`, all in one model.

Lists are written with commas: `ASSISTANT_ALLOWED_ORIGINS=https://a.example,https://b.example`.
`settings_source.py` reads them with clear errors.
"""

from __future__ import annotations

from ipaddress import ip_network
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


def _parts(value: object, separator: str = ",") -> object:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(separator) if part.strip())
    return value


def _origin(value: str) -> str:
    parts = urlsplit(value.rstrip("/"))
    bare = not (parts.path or parts.query or parts.fragment or parts.username)
    if parts.scheme not in ("http", "https") or not parts.hostname or not bare or "*" in value:
        raise ValueError(f"{value!r} is not an origin: write https://www.example.com")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _network(value: str) -> str:
    try:
        return str(ip_network(value, strict=False))
    except ValueError as error:
        raise ValueError(f"{value!r} is not an address or network: write 10.0.0.0/8") from error


CommaList = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_parts)]
BarList = Annotated[
    tuple[str, ...], NoDecode, BeforeValidator(lambda value: _parts(value, separator="|"))
]
Origin = Annotated[str, AfterValidator(_origin)]
OriginList = Annotated[tuple[Origin, ...], NoDecode, BeforeValidator(_parts)]
Network = Annotated[str, AfterValidator(_network)]
NetworkList = Annotated[tuple[Network, ...], NoDecode, BeforeValidator(_parts)]
Rate = Annotated[
    str,
    Field(pattern=r"^[1-9]\d*/(second|minute|hour|day)(;[1-9]\d*/(second|minute|hour|day))*$"),
]


class Settings(BaseSettings):
    """What an owner can set. Every field is documented in the README."""

    model_config = SettingsConfigDict(env_prefix="ASSISTANT_", frozen=True, extra="ignore")

    # The portfolio and its index
    corpus: Path = Path("corpus")
    """A folder of entries, or a résumé file."""
    var: Path = Path("var")
    """Where indexes, the exported model and the inbox are kept."""
    model: str = "all-MiniLM-L6-v2"
    """A name of the installed model package, a local folder, or a hub name."""
    chroma_url: str | None = None
    """`http://host:port` of a Chroma server; by default Chroma is embedded."""
    portfolio_url: str = Field(default="/portfolio")
    """Where citations lead: the address before `#role/...`."""

    # What readers see
    owner_name: str | None = None
    """Name shown on the pages; by default the one in the profile, or "the engineer"."""
    accent: str = Field(default="#0b6e5f", pattern=r"^#[0-9a-fA-F]{6}$")
    """Accent colour as `#rrggbb`; it is darkened or lightened where it would be hard to read."""
    greeting: str | None = None
    """First line of the chat; by default it says who this is about."""
    contact_link: str | None = Field(default=None, pattern=r"^(https?://|mailto:)\S+$")
    """`https://...` or `mailto:...` behind "Get in touch"; by default there is no such link."""
    questions: BarList = ()
    """Suggested questions, separated by `|`; by default those of the profile, or made from it."""

    # Where the server listens and who may call it
    host: str = "127.0.0.1"
    """Address to listen on; `0.0.0.0` for all (the default on Hugging Face Spaces)."""
    port: int = Field(default=7860, ge=0, le=65535)
    """Port to listen on; 0 takes a free one."""
    public_url: Origin | None = None
    """Address that readers use, `https://assistant.example`; for the embed tag and shared links."""
    allowed_origins: OriginList = ()
    """Sites that may use the API and show the chat in a frame; by default none but itself."""
    trusted_proxies: NetworkList = ()
    """Addresses or networks of proxies whose `X-Forwarded-*` headers are believed."""

    # Limits
    rate_limit: Rate = "60/minute;1000/day"
    """Questions of one client address (IPv6: one /64); the chat's own events count as well."""
    page_limit: Rate = "1200/minute"
    """All other requests of one client address."""
    max_answers: int = Field(default=64, ge=1)
    """Questions being answered or waiting at one time; one more gets a 503."""
    max_requests: int = Field(default=1000, ge=1)
    """Requests open at one time, idle streams of open chat pages included."""
    max_body: int = Field(default=1_000_000, ge=1000)
    """Largest request body in bytes."""
    request_timeout: float = Field(default=30.0, gt=0, le=600)
    """Seconds that a question may take, from its first byte to the end of its answer."""
    answer_threads: int = Field(default=2, ge=1, le=64)
    """Questions answered in parallel; the processor's cores are a good number."""

    # A language model that writes the answers; without base URL and model there is none
    llm_model: str | None = None
    """Name of the model as its endpoint knows it."""
    llm_base_url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    """OpenAI-compatible endpoint, `https://api.example.com/v1`; needs the extra `llm`."""
    llm_api_key: SecretStr | None = None
    """Key of the endpoint, where it wants one; it is never shown or logged."""
    llm_first_timeout: float = Field(default=8.0, gt=0, le=300)
    """Seconds to the first whole sentence; past it the composed answer is given."""
    llm_timeout: float = Field(default=20.0, gt=0, le=600)
    """Seconds for all that the model writes; keep it below `request_timeout`."""
    llm_max_tokens: int = Field(default=400, ge=16, le=8000)
    """Tokens that the model may write for one answer."""
    llm_request_tokens: int = Field(default=4000, ge=256, le=200_000)
    """Tokens of one request, prompt and answer together; evidence that does not fit is left out."""
    llm_daily_requests: int = Field(default=1000, ge=0)
    """Requests to the model in a day (UTC); past them composed answers are given."""
    llm_daily_tokens: int = Field(default=1_000_000, ge=0)
    """Tokens in a day (UTC), prompts and answers together."""

    # What is kept
    inbox: bool = True
    """Whether questions that the portfolio could not answer are kept for the owner."""
    inbox_days: int = Field(default=90, ge=1, le=3650)
    """Days after which a kept question is deleted."""
    log_questions: bool = False
    """Whether the log shows the text of questions."""

    @field_validator("llm_base_url")
    @classmethod
    def _names_a_model(cls, url: str | None, info: ValidationInfo) -> str | None:
        if url and not info.data.get("llm_model"):
            raise ValueError("name the model too, with ASSISTANT_LLM_MODEL")
        return url
