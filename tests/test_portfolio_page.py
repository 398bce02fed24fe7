"""The portfolio as a page: every entry once, under its id, readable by people and by machines."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

from web_stage import Stage

from assistant.settings import Settings
from assistant.web.owner import owner_of
from assistant.web.portfolio_page import facts_of, render
from index import KINDS, Entry, YearMonth


class Page(HTMLParser):
    """Ids, text of elements with an id, links, scripts and JSON-LD of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.scripts: list[dict[str, str | None]] = []
        self.headings: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.json_ld: Any = None
        self._open: list[str] = []
        self._kind = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if tag == "a" else []
        if tag == "script":
            self.scripts.append(values)
        self._open.append(tag)
        self._kind = values.get("type") or ""
        if tag in ("h1", "h2", "h3"):
            self.headings.append((tag, ""))

    def handle_data(self, data: str) -> None:
        last = self._open[-1] if self._open else ""
        if last == "script" and self._kind == "application/ld+json":
            self.json_ld = json.loads(data)
        elif last not in ("script", "style"):
            self.text.append(data)
        if last in ("h1", "h2", "h3"):
            self.headings[-1] = (last, self.headings[-1][1] + data)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass


def page_for(entries: tuple[Entry, ...], **settings: Any) -> Page:
    return Page(render(entries, owner_of(entries, Settings(**settings)), ("Why?",)))


def words(text: str) -> str:
    return " ".join(text.split())


def test_every_entry_stands_there_once_under_its_id_with_all_its_words(
    entries: tuple[Entry, ...],
) -> None:
    page = page_for(entries)
    text = words("".join(page.text))
    assert len(entries) == 27
    for entry in entries:
        assert page.ids.count(entry.id) == 1
        for field, line in entry.lines:
            if field == "title" and entry.kind == "profile":
                continue  # It says "Profile".
            assert words(line) in text, (entry.id, field)


def test_ids_are_unique_and_links_within_the_page_lead_somewhere(
    entries: tuple[Entry, ...],
) -> None:
    page = page_for(entries)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_headings_go_down_one_step_at_a_time(entries: tuple[Entry, ...]) -> None:
    levels = [int(tag[1]) for tag, _ in page_for(entries).headings]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_certificate_with_a_title_and_a_date_leaves_no_empty_column() -> None:
    bare = Entry(id="certificate/a", kind="certificate", title="A", start="2021", end="2021")  # type: ignore[arg-type]
    told = Entry(id="certificate/b", kind="certificate", title="B", text="On networks.")
    html = render((bare, told), owner_of((bare, told), Settings()))
    rows = re.findall(r'<li class="(entry[^"]*)" id="certificate/(\w)">(.*?)</li>', html, re.S)
    assert [(style, name, row.count("<div>")) for style, name, row in rows] == [
        ("entry bare", "a", 1),
        ("entry", "b", 2),
    ]


def test_a_role_of_another_name_says_where_it_was() -> None:
    role = Entry(
        id="role/a", kind="role", title="Checkout team", organisation="Acme", position="Engineer"
    )
    assert "Engineer · Acme" in render((role,), owner_of((role,), Settings()))


def test_without_a_name_none_is_invented(entries: tuple[Entry, ...]) -> None:
    page = page_for(entries)
    assert page.headings[0] == ("h1", "I build scalable systems that power products.")
    assert page.json_ld["mainEntity"]["name"] == "The engineer"
    named = page_for(entries, owner_name="Ada Novak")
    assert named.headings[0] == ("h1", "Ada Novak")
    assert named.json_ld["mainEntity"]["name"] == "Ada Novak"


def test_search_engines_get_the_profile_as_schema_org(entries: tuple[Entry, ...]) -> None:
    data = page_for(entries).json_ld
    assert data["@type"] == "ProfilePage"
    person = data["mainEntity"]
    assert (person["@type"], person["jobTitle"]) == ("Person", "Software Engineer")
    assert person["worksFor"] == {"@type": "Organization", "name": "Brandlock"}
    assert "Redis Internals" in person["knowsAbout"]
    assert "email" not in person and "sameAs" not in person
    caching = next(part for part in data["hasPart"] if part["name"] == "Distributed Caching Layer")
    assert caching["@id"] == "#project/distributed-caching-layer"
    assert caching["creativeWorkStatus"] == "Production"


def test_the_page_reads_without_javascript_and_loads_only_the_widget(
    entries: tuple[Entry, ...],
) -> None:
    page = page_for(entries)
    running = [script for script in page.scripts if script.get("type") != "application/ld+json"]
    assert running == [{"src": "/widget.js", "data-accent": "#0b6e5f", "defer": None}]
    assert "/?q=Why%3F" not in page.links  # The first question is the placeholder of the box.


HOSTILE = '</script><script>alert(1)</script><img src=x onerror="alert(2)"> & <!--'


def test_a_hostile_portfolio_stays_text(entries: tuple[Entry, ...]) -> None:
    hostile = (
        Entry(
            id="profile", kind="profile", title=HOSTILE, text=HOSTILE, headline=HOSTILE,
            contact="public", links=("javascript:alert(3)", "https://ok.example/"),
        ),
        Entry(
            id="project/x", kind="project", title=HOSTILE, text=f"{HOSTILE} 50K+ users",
            highlights=(HOSTILE,), technologies=(HOSTILE,), url="javascript:alert(4)",
        ),
    )  # fmt: skip
    html = render(hostile, owner_of(hostile, Settings()), (HOSTILE,))
    page = Page(html)
    assert len(page.scripts) == 2
    assert "<img" not in html
    assert not any("javascript" in link for link in page.links)
    assert "https://ok.example/" in page.links
    assert page.json_ld["hasPart"][0]["name"] == HOSTILE


def test_every_kind_of_entry_has_its_place() -> None:
    every = tuple(
        Entry(
            id=kind if kind == "profile" else f"{kind}/one",
            kind=kind,
            title=f"Title of {kind}",
            text=f"Text of {kind}.",
            highlights=(f"Highlight of {kind}",),
            position=f"Position of {kind}",
            organisation="Somewhere",
            start=YearMonth(year=2019),
            end=YearMonth(year=2019),
            technologies=("Rust",),
            name="Ada" if kind == "profile" else None,
        )
        for kind in KINDS
    )
    page = page_for(every)
    text = words("".join(page.text))
    for entry in every:
        assert page.ids.count(entry.id) == 1
        if entry.kind != "profile":
            for part in (entry.title, entry.text, entry.highlights[0], entry.position):
                assert part and part in text
    assert len(page.ids) == len(set(page.ids))


def test_a_portfolio_of_one_role_without_a_profile_is_a_page() -> None:
    (role,) = alone = (Entry(id="role/a", kind="role", title="Acme"),)
    page = page_for(alone)
    assert page.headings[0] == ("h1", "The engineer")
    assert role.id in page.ids
    assert facts_of(alone) == []


def test_contact_is_shown_only_where_it_is_public() -> None:
    def profile(contact: str) -> tuple[Entry, ...]:
        return (
            Entry.model_validate(
                {
                    "id": "profile", "kind": "profile", "title": "Ada", "name": "Ada",
                    "email": "ada@example.com", "phone": "+1 555", "contact": contact,
                    "links": ["https://ada.example"],
                }
            ),
        )  # fmt: skip

    private = render(profile("private"), owner_of(profile("private"), Settings()))
    assert "ada@example.com" not in private and "ada.example" not in private
    public = render(profile("public"), owner_of(profile("public"), Settings()))
    assert "mailto:ada@example.com" in public and "https://ada.example" in public
    assert "+1 555" not in public


def test_the_page_is_compressed_and_sent_once(tmp_path: Path) -> None:
    client = Stage(tmp_path).client
    first = client.get("/portfolio")
    assert first.headers["content-encoding"] == "gzip"
    again = client.get("/portfolio", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/portfolio/", follow_redirects=False).headers["location"] == "/portfolio"
    for name in ("pages.css", "portfolio.css", "accent.css", "mark.svg"):
        assert client.get(f"/static-web/{name}").status_code == 200
    assert client.get("/static-web/../server.py").status_code == 404
    assert client.get("/static-web/%2e%2e%2fserver.py").status_code == 404
