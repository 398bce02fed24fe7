"""Settings: how they are written, what a Space sets, and which mistake is named."""

from __future__ import annotations

import pytest
from cli_stage import Capture, one_line

from assistant.__main__ import main
from assistant.settings_source import SettingsError, read_settings

pytest_plugins = ["cli_fixtures"]
pytestmark = pytest.mark.usefixtures("environment")


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("PORT", "abc", "ASSISTANT_PORT=abc: "),
        ("PORT", "70000", "65535"),
        ("RATE_LIMIT", "many", "ASSISTANT_RATE_LIMIT=many"),
        ("ACCENT", "green", "ASSISTANT_ACCENT=green"),
        ("ALLOWED_ORIGINS", "https://a.example,*", "'*' is not an origin"),
        ("ALLOWED_ORIGINS", "https://a.example/path", "is not an origin"),
        ("TRUSTED_PROXIES", "proxy", "'proxy' is not an address or network"),
        ("PROT", "7860", "is it ASSISTANT_PORT?"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(f"ASSISTANT_{name}", value)
    assert main(["ask", "Redis?"]) == 2
    assert says in one_line(capsys)


def test_several_wrong_settings_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_PORT", "x")
    monkeypatch.setenv("ASSISTANT_MAX_BODY", "1")
    with pytest.raises(SettingsError) as error:
        read_settings()
    assert [line.split("=")[0] for line in str(error.value).splitlines()] == [
        "ASSISTANT_PORT",
        "ASSISTANT_MAX_BODY",
    ]


def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_ALLOWED_ORIGINS", "https://A.example/, http://b.example:8080")
    monkeypatch.setenv("ASSISTANT_TRUSTED_PROXIES", "10.0.0.1,fd00::/8")
    monkeypatch.setenv("ASSISTANT_QUESTIONS", "What, and why? | Where?")
    settings = read_settings()
    assert settings.allowed_origins == ("https://a.example", "http://b.example:8080")
    assert settings.trusted_proxies == ("10.0.0.1/32", "fd00::/8")
    assert settings.questions == ("What, and why?", "Where?")


def test_a_space_is_open_to_its_site_unless_the_owner_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert read_settings().host == "127.0.0.1"
    monkeypatch.setenv("SPACE_ID", "owner/space")
    monkeypatch.setenv("SPACE_HOST", "owner-space.hf.space")
    monkeypatch.setenv("ASSISTANT_TRUSTED_PROXIES", "10.1.1.1")
    settings = read_settings()
    assert settings.host == "0.0.0.0"
    assert settings.public_url == "https://owner-space.hf.space"
    assert settings.allowed_origins == ("https://huggingface.co",)
    assert settings.trusted_proxies == ("10.1.1.1/32",)
