# SPDX-License-Identifier: AGPL-3.0-or-later
"""From a PDF, as its text is taken out: a row of a table begins with its heading, cells follow in order."""

import re
from io import BytesIO

from pypdf import PdfReader

from tests.sameness.told import Row, Told, number, whole

NUMBER = r"(?:–|\d[\d.]*(?:,\d+)?)"
STATE = r"(?P<state>(?:Provvisorio|Chiuso|Adesso|Non ancora).*?)"
FIGURE = re.compile(
    rf"(?P<unit>\w+) (?P<value>{NUMBER}) (?P<against>.*?)(?:(?P<share>\d+)% )?(?P<beside>\d[\d.]*) {STATE}"
)
VERSION = re.compile(r" definizione (?P<version>\d+)")
"""At the end of a row; after the last one other words may follow on its page."""
OF = re.compile(rf"(?P<reached>{NUMBER})? ?su (?P<target>{NUMBER})")
MOST = re.compile(rf"al massimo (?P<target>{NUMBER}) ore")
CELL = re.compile(
    rf"(?P<value>{NUMBER})(?: {NUMBER} su (?P<target>{NUMBER})(?:, (?P<share>\d+)%)?"
    rf"| al massimo (?P<most>{NUMBER}) ore: (?:rispettato|superato|non misurato))?"
)


class Paper:
    """The text without line ends, and without what is at the edges of each page."""

    def __init__(self, content: bytes) -> None:
        reader = PdfReader(BytesIO(content))
        pages = [" ".join(page.extract_text().split()) for page in reader.pages[1:]]
        running = re.compile(r" I dati (?:di|della) \S.{0,60}?, [\w ]+ LGNet \d+ / \d+$")
        self.text = " ".join(running.sub("", page) for page in pages)

    def between(self, start: str, end: str) -> str:
        after = self.text.split(start, 1)[1]
        return re.split(end, after, maxsplit=1)[0].strip()


def read(content: bytes, *, titles: list[str], cities: list[str], city: str = "") -> Told:
    paper, told = Paper(content), Told()
    _figures(paper, titles, told, city)
    _groups(paper, titles, told)
    _months(paper, titles, told)
    if cities:
        _cities(paper, titles, cities, told)
    _restated(paper, titles, [*cities, city], told)
    return told


def _figures(paper: Paper, titles: list[str], told: Told, city: str) -> None:
    table = paper.between(
        "Stato ", "Persone prese in carico rispetto agli obiettivi|Mese per mese|Persone per età"
    )
    for title, row in _split(table, titles):
        found = FIGURE.fullmatch(row)
        against, most = OF.search(found["against"]), MOST.search(found["against"])
        target = number((against or most)["target"]) if against or most else None
        reached = number(against["reached"]) if against else None
        told.figures[title] = Row(
            number(found["value"]), target, reached, whole(found["share"]), whole(found["beside"])
        )
        version = VERSION.search(found["state"])
        told.versions[title] = whole(version["version"]) if version else None
        if city and not title.startswith("In attesa"):
            told.closed[title] = found["state"].startswith("Chiuso")


def _groups(paper: Paper, titles: list[str], told: Told) -> None:
    if "Persone per età, genere e cittadinanza" not in paper.text:
        return
    section = paper.between("Persone per età, genere e cittadinanza", "Mese per mese")
    for title in titles:
        for division in ("Età al primo servizio", "Genere", "Cittadinanza"):
            head = f"{title}: {division} {division} Persone Quota Disegnato "
            if head in section:
                rows = re.split(r"(?: [^:%]+)?: \w", section.split(head, 1)[1], maxsplit=1)[0]
                for name, count in re.findall(rf"(\D[^%]*?) ({NUMBER}) \d+%", rows):
                    told.groups[title, division, name.strip()] = whole(count)


def _months(paper: Paper, titles: list[str], told: Told) -> None:
    shown = [title for title in titles if not title.startswith("In attesa")]
    table = paper.text.split("Mese " + " ".join(shown), 1)[1]
    line = re.compile(rf"([a-zà]+ 20\d\d)((?: {NUMBER}){{{len(shown)}}})")
    for month, values in line.findall(table)[:12]:
        told.months |= {
            (month, title): number(value) for title, value in zip(shown, values.split(), strict=True)
        }


def _cities(paper: Paper, titles: list[str], cities: list[str], told: Told) -> None:
    head = "Città " + " ".join(titles) + " Stato "
    table = paper.between(head, "Tutte le città insieme").replace(head, "")
    for name, row in _split(table, cities):
        cells = list(CELL.finditer(row))[: len(titles)]
        told.closed[name] = "Chiuso" in row
        for title, cell in zip(titles, cells, strict=True):
            target = number(cell["target"] or cell["most"])
            told.cities[name, title] = Row(number(cell["value"]), target, share=whole(cell["share"]))


def _restated(paper: Paper, titles: list[str], cities: list[str], told: Told) -> None:
    if "Rettifiche di dati chiusi" not in paper.text:
        return
    table = paper.between("Alla chiusura Ora Motivi ", "Risultati dichiarati dalle|Come si conta")
    for title in titles:
        for name in filter(None, cities):
            line = (
                rf"{re.escape(title)} {re.escape(name)}, rettifica \d+ \d+ \w+ \d{{4}} ({NUMBER}) {NUMBER} "
            )
            for first in re.findall(line, table):
                told.restated[name, title] = number(first)


def _split(table: str, heads: list[str]) -> list[tuple[str, str]]:
    """Each heading with the text up to the next one."""
    found = re.split("(" + "|".join(map(re.escape, heads)) + ") ", table)
    return [(head, row.strip()) for head, row in zip(found[1::2], found[2::2], strict=True)]
