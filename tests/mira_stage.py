"""An invented portfolio in which each field of an entry is there once and lacking once.

City Archive   Jun 2014 - Feb 2016   no position, no location
Fjord Freight  Mar 2016 - Dec 2020   Software Engineer, Bergen
Kelp Robotics  Feb 2021 - present    Lead Engineer, Tromsø
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from engine_stage import faults

from assistant.answer import Answer
from assistant.assistant import Assistant

TODAY = date(2025, 9, 15)

_FRONT = {
    "profile": "name: Mira Solberg\ntitle: Profile\npronouns: she/her\nheadline: Ship software.",
    "roles/kelp": "title: Kelp Robotics\norganisation: Kelp Robotics\nposition: Lead Engineer\n"
    "location: Tromsø\nstart: Feb 2021\norder: 1",
    "roles/fjord": "title: Fjord Freight\norganisation: Fjord Freight\n"
    "position: Software Engineer\nlocation: Bergen\nstart: Mar 2016\nend: Dec 2020\norder: 2",
    "roles/archive": "title: City Archive\norganisation: City Archive\n"
    "start: Jun 2014\nend: Feb 2016\norder: 3",
    "education/oslo": "title: Oslo University\norganisation: Oslo University\n"
    'position: BSc, Informatics\nlocation: Oslo\nstart: "2010"\nend: "2013"\norder: 1',
    "education/voss": "title: Voss Folk School\norganisation: Voss Folk School\n"
    'start: "2009"\nend: "2010"\norder: 2',
    "certificates/terraform": "title: Terraform Associate\norganisation: HashiCorp\n"
    "start: Apr 2022\nend: Apr 2022\norder: 1",
    "certificates/diving": "title: Diving Licence\nstart: May 2019\nend: May 2019\norder: 2",
    "awards/hack": "title: Harbour Hack Prize\norganisation: Port of Bergen\n"
    "start: Oct 2021\nend: Oct 2021\norder: 1",
    "awards/poster": "title: Poster Medal\nstart: May 2018\nend: May 2018\norder: 2",
    "publications/engines": "title: Quiet Engines\norganisation: Journal of Slow Ships\n"
    "start: Jun 2023\nend: Jun 2023\norder: 1",
    "publications/ropes": "title: Notes on Ropes\norder: 2",
    "talks/hulls": "title: Hull Scanners\norganisation: NordConf\nlocation: Oslo\n"
    "start: Sep 2022\nend: Sep 2022\norder: 1",
    "talks/anchors": "title: Anchors for Beginners\norder: 2",
    "languages/norwegian": "title: Norwegian\nposition: Native speaker\norder: 1",
    "languages/danish": "title: Danish\norder: 2",
    "skills/databases": "title: Databases\nposition: Advanced\n"
    "technologies: [PostgreSQL, Redis]\norder: 1",
    "skills/cloud": "title: Cloud\ntechnologies: [AWS, Terraform]\norder: 2",
    "references/ingrid": "title: Ingrid Dahl, CTO\nposition: CTO\n"
    "organisation: Kelp Robotics\norder: 1",
    "references/olav": "title: Olav Berg\norder: 2",
    "projects/sonar": "title: Sonar Deck\nposition: Maintainer\nstatus: Production\n"
    "start: Jan 2022\ntechnologies: [Redis]\norder: 1",
    "projects/viewer": "title: Sonar Deck Viewer\nstatus: Experiment\norder: 2",
    "projects/tides": "title: Tide Tables\nstatus: Production\norder: 3",
    "volunteering/coast": "title: Coast Watch\norganisation: Coast Watch\n"
    'position: Treasurer\nstart: "2018"\norder: 1',
    "volunteering/museum": "title: Whale Museum\norganisation: Whale Museum\n"
    'start: "2015"\nend: "2016"\norder: 2',
}
_TEXT = {
    "roles/kelp": "Steers swimming robots.\n\n- Cut the weight of a robot by 12 kg",
    "roles/fjord": "Plans the loading of 40 ships.\n\n- Wrote the loading plan in PostgreSQL",
    "roles/archive": "Scanned 700 sea charts.",
    "education/oslo": "- GPA: 3.7\n- Courses: Compilers, Graph Theory, Statistics",
    "references/ingrid": '"Mira asks before she builds."',
    "references/olav": '"Mira counts every rope."',
    "publications/ropes": "What a splice bears.",
    "talks/anchors": "How an anchor holds.",
    "projects/sonar": "Shows the echo of the sea floor on a tablet.",
    "projects/viewer": "Turns old echoes into drawings.",
    "projects/tides": "Prints the tides of 9 harbours.",
}


def write_mira(folder: Path) -> Path:
    """Write the portfolio as Markdown files."""
    for name, front in _FRONT.items():
        file = folder / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{front}\n---\n\n{_TEXT.get(name, '')}\n", encoding="utf-8")
    return folder


def ask(mira: Assistant, question: str) -> Answer:
    """The answer, with its promises held."""
    answer = mira.ask(question)
    assert faults(answer, mira.entries, TODAY) == []
    return answer
