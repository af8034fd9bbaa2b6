# SPDX-License-Identifier: AGPL-3.0-or-later
"""From the pages, as a browser gets them."""

import re

from lgnet.portal.dom import Element, read
from tests.sameness.told import Row, Told, first_number, number, whole

PROGRESS = re.compile(r"(?P<reached>[\d.,]*) ?su (?P<target>[\d.,]+)(?: \((?P<share>\d+)%\))?")
BELOW = re.compile(r"(?:su|al massimo) (?P<target>\d[\d.,]*)(?:,? (?P<share>\d+)%)?")


def of_city(html: str, *, city: str) -> Told:
    page, told = read(html), Told()
    _cards(page, told)
    closed = any(_of_class(one, "lg-success") for one in page.find(id="standing"))
    told.closed = {title: closed for title in told.figures if not title.startswith("In attesa")}
    for card in _of_class(page, "lg-kpi"):
        note = next((one.text for one in _of_class(card, "lg-kpi-note") if "alla chiusura" in one.text), "")
        if note:
            told.restated[city, _title(card)] = number(re.search(r": ([\d.,]+|–) alla chiusura", note)[1])
    _months(page, told)
    _groups(page, told)
    return told


def of_network(html: str) -> Told:
    page, told = read(html), Told()
    _cards(page, told)
    _groups(page, told)
    (table,) = [one for one in page.find("table") if "per città" in one.find("caption")[0].text.lower()]
    titles = [one.text for one in table.find("thead")[0].find("th")][1:]
    for row in table.find("tbody")[0].find("tr"):
        head = row.find("th")[0]
        name = next(child for child in head.children if isinstance(child, str)).strip()
        told.closed[name] = "Chiuso" in head.text
        for title, cell in zip(titles, row.find("td"), strict=True):
            told.cities[name, title] = _cell(cell)
    return told


def _cards(page: Element, told: Told) -> None:
    for card in _of_class(page, "lg-kpi"):
        told.figures[_title(card)] = _card(card)


def _title(card: Element) -> str:
    return _of_class(card, "lg-kpi-label")[0].text


def _card(card: Element) -> Row:
    shown = _of_class(card, "lg-kpi-figure")[0]
    notes = [one.text for one in _of_class(card, "lg-kpi-note")]
    beside = next(
        (int(first_number(note)) for note in notes if re.match(r"\d[\d.]* (pers|pres|rich)", note)), 0
    )
    promised = next((first_number(note) for note in notes if note.startswith("Obiettivo:")), None)
    value = first_number(shown.text)
    for progress in _of_class(card, "lg-progress"):
        found = PROGRESS.search(progress.text)
        return Row(value, number(found["target"]), number(found["reached"]), whole(found["share"]), beside)
    return Row(value, promised, None, None, beside)


def _cell(cell: Element) -> Row:
    strong = cell.find("strong")
    below = BELOW.search(" ".join(one.text for one in _of_class(cell, "lg-muted")))
    value = number(strong[0].text) if strong else None
    return Row(value, number(below["target"]), share=whole(below["share"])) if below else Row(value)


def _months(page: Element, told: Told) -> None:
    table = page.find("section", aria_labelledby="months")[0].find("table")[0]
    titles = [one.text for one in table.find("thead")[0].find("th")][1:]
    for row in table.find("tbody")[0].find("tr"):
        month = row.find("th")[0].text
        for title, cell in zip(titles, row.find("td"), strict=True):
            strong = cell.find("strong")
            told.months[month, title] = number(strong[0].text) if strong else None


def _groups(page: Element, told: Told) -> None:
    for section in page.find("section"):
        title, _, division = section.attributes.get("aria-label", "").rpartition(": ")
        for row in [row for body in section.find("tbody") for row in body.find("tr")] if title else []:
            told.groups[title, division, row.find("th")[0].text] = whole(row.find("td")[0].text)


def _of_class(element: Element, name: str) -> list[Element]:
    return [one for one in element.walk() if name in one.classes]
