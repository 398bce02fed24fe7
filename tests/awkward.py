"""Invented résumés that are hard to read or to answer from, as JSON Resume."""

from __future__ import annotations

from typing import Any

Resume = dict[str, Any]

ONE_JOB: Resume = {"work": [{"name": "The Mill", "position": "Miller"}]}

NO_DATES: Resume = {
    "basics": {"name": "Runa Holt", "label": "Bridge engineer"},
    "work": [
        {"name": "Fjordbro", "position": "Engineer", "highlights": ["Built 3 bridges"]},
        {"name": "Fjordbro", "position": "Intern", "summary": "Counted rivets."},
    ],
    "projects": [{"name": "Rivet counter"}],
    "education": [{"institution": "Nordhavn College"}],
}

SCRIPTS: Resume = {
    "basics": {
        "name": "José Ñandú-Łoś",
        "label": "Ingénieur",
        "summary": "מהנדס תוכנה עם ניסיון בבנקאות.\n\nمهندس برمجيات.",
    },
    "work": [
        {"name": "בנק הגליל", "position": "מפתח", "startDate": "2020", "endDate": None},
        {"name": "شركة النور", "position": "مهندس", "startDate": "2018-01", "endDate": "2020"},
        {"name": "北斗数据", "position": "工程师", "startDate": "2016", "endDate": "2017-12"},
        {"name": "Café Ørsted", "position": "Serveur", "startDate": "2015", "endDate": "2015"},
        {"name": "Яблоко", "position": "Инженер", "startDate": "2014", "endDate": "2015"},
        {"name": "🚀", "position": "Pilot", "startDate": "2013", "endDate": "2014"},
    ],
}

MARKUP: Resume = {
    "basics": {
        "name": "Tess <b>Bold</b>",
        "summary": "I write <script>alert(1)</script> & <br> tags.",
    },
    "work": [
        {
            "name": "Marks & Sons",
            "summary": "# not a heading\n\n- not a list\n\n1. nor this\n\n[x]: y\n\n    nor code",
            "highlights": [
                "**bold**",
                "`code`",
                "<!-- comment -->",
                "a_b_c * 2",
                "{{< x >}}",
                "---",
            ],
        }
    ],
    "interests": [{"name": "Emoji 🎈🎉", "keywords": ["👩🏽‍💻", "🧗"]}],
}

LONG: Resume = {
    "work": [
        {
            "name": "Archive",
            "summary": " ".join(f"Sentence number {n} is about box {n * 7}." for n in range(900)),
            "highlights": ["word " * 400],
        }
    ]
}


def many_jobs(count: int = 60) -> Resume:
    """A résumé with `count` jobs, each at a company of its own."""
    return {
        "basics": {"name": "Maxi Busch"},
        "work": [
            {
                "name": f"Werk {_word(number)}",
                "position": "Engineer" if number % 2 else "Foreman",
                "startDate": f"{1960 + number}-03",
                "endDate": f"{1961 + number}-02",
                "highlights": [f"Delivered {number * 11} turbines to harbour {_word(number)}"],
            }
            for number in range(count)
        ],
    }


def many_entries(count: int = 400) -> Resume:
    """A résumé with `count` projects, every fifth of the same name."""
    return {
        "projects": [
            {
                "name": "Buoy" if number % 5 == 0 else f"Tool {number}",
                "description": f"Part {number}.",
            }
            for number in range(count)
        ]
    }


def _word(number: int) -> str:
    """A word for a number: 0 is `Baba`, 1 `Bada`."""
    syllables = ("ba", "da", "fe", "go", "hu", "ki", "lo", "mu")
    return (syllables[number // 8 % 8] + syllables[number % 8]).capitalize()


AWKWARD: dict[str, Resume] = {
    "one job": ONE_JOB,
    "no dates": NO_DATES,
    "scripts": SCRIPTS,
    "markup": MARKUP,
    "long": LONG,
    "60 jobs": many_jobs(),
    "400 entries": many_entries(),
}
