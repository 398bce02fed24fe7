"""What stands where on the portfolio page: headings, order, prose, and figures with their words."""

from __future__ import annotations

import pytest

from assistant.web.figures import figures_of
from assistant.web.portfolio_sections import page_of, split_prose
from index import Entry


def test_the_owners_own_headings_stand_above_what_they_are_about(
    entries: tuple[Entry, ...],
) -> None:
    page = page_of(entries)
    headings = {section.style.kind: section.heading.title for section in page.sections}
    assert headings == {
        "role": "Where I've engineered impact",
        "project": "Engineering explorations",
        "principle": "How I think about systems",
        "deep-dive": "Deep dives & explorations",
    }
    assert page.figures.title == "Numbers from production systems"
    assert page.notes == ()
    assert [part[:13] for part in page.lead] == ["Backend-heavy"]


def test_projects_stand_by_status_and_roles_by_time(entries: tuple[Entry, ...]) -> None:
    sections = {section.style.kind: section for section in page_of(entries).sections}
    projects = [(group.label, len(group.entries)) for group in sections["project"].groups]
    assert projects == [("Production", 4), ("Shipped", 1), ("Experiment", 3)]
    (roles,) = sections["role"].groups
    assert [entry.id for entry in roles.entries] == ["role/brandlock", "role/soulofox-studio"]


def test_prose_is_split_where_a_short_line_heads_a_sentence() -> None:
    lead, headings = split_prose("I build.\n\nHow I work\n\nCarefully.\n\nSlowly.\n\nNo heading")
    assert lead == ("I build.",)
    assert headings == (("How I work", ("Carefully.", "Slowly.", "No heading")),)


def test_figures_are_words_of_their_entries(entries: tuple[Entry, ...]) -> None:
    figures = [(figure.number, figure.what, figure.entry.id) for figure in figures_of(entries)]
    assert figures == [
        ("1M+", "records daily", "project/anomaly-detection-engine"),
        ("200+", "merchant clients", "project/anomaly-detection-engine"),
        ("15 days to 20 minutes", "", "project/client-onboarding-automation"),
        ("50K+", "cache operations per minute", "project/distributed-caching-layer"),
        ("100+", "concurrent players", "project/nft-minting-platform-solana"),
    ]


@pytest.mark.parametrize(
    "text", ["Loopback 4", "Since 2019", "Python 3.11 and S3", "3 people", "v2.0+rc"]
)
def test_versions_years_and_small_numbers_are_no_figures(text: str) -> None:
    assert figures_of([Entry(id="role/a", kind="role", title="A", text=text)]) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Open-sourced with 120+ GitHub stars", ("120+", "GitHub stars")),
        ("Served 100K+ QPS with little delay", ("100K+", "QPS")),
        ("Processed 50M+ transactions daily with care", ("50M+", "transactions daily")),
        ("Saved $2.4M annually", None),
        ("Grew revenue by 28% over three years", None),
    ],
)
def test_a_figure_says_what_it_counts(text: str, figure: tuple[str, str] | None) -> None:
    found = figures_of([Entry(id="role/a", kind="role", title="A", text=text)])
    assert [(each.number, each.what) for each in found] == ([figure] if figure else [])
