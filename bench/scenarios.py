# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is measured: a page of ours, and beside it the minimal view that does as little as can be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from urllib.parse import quote, urlencode

from bench.names import draw, is_latin, written
from bench.staff import CITY, CSRF

SHORTEST_TYPED = 2
TYPISTS = 2
"""At the same moment, for what is judged by its time and not by how many fit into a second."""
OFFICE = 4


@dataclass(frozen=True)
class Scenario:
    """`aim`: the share of the minimal view's requests a second; `within`: milliseconds for 95 of 100 answers."""

    name: str
    role: str
    ours: list[dict]
    minimal: list[dict]
    at_once: int = OFFICE
    aim: float | None = None
    within: int | None = None


def scenarios() -> list[Scenario]:
    figures = [{"path": f"/city/{CITY}/figures/"}]
    mine, all_cases = [{"path": f"/city/{CITY}/cases/"}], [{"path": f"/city/{CITY}/cases/?whose=all"}]
    cases = [{"path": "/minimal/cases/"}]
    return [
        Scenario("search as you type", "case-manager", list(_typed(200)), _equal(), TYPISTS, within=150),
        Scenario("search misspelt or transliterated", "case-manager", list(_otherwise(200)), _equal(), TYPISTS,
                 within=150),
        Scenario("case list, mine", "case-manager", mine, cases, aim=0.5),
        Scenario("case list, all of the city", "case-manager", all_cases, cases, aim=0.5),
        Scenario("contact creation", "street-operator", [_contact(f"/city/{CITY}/contacts/new/")],
                 [_contact("/minimal/contacts/new/")], aim=0.5),
        Scenario("figures of the city", "figures", figures, [{"path": "/minimal/figures/"}]),
    ]  # fmt: skip


def _search(text: str) -> dict:
    return {"path": f"/city/{CITY}/people/?q={quote(text)}", "part": True}


def _equal() -> list[dict]:
    chance = Random(5)
    names = [draw(chance).family for _ in range(200)]
    return [{"path": f"/minimal/people/?q={quote(name[0])}"} for name in names if name]


def _typed(names: int) -> Iterator[dict]:
    """Each name as it grows under the fingers, every second letter from the second on."""
    chance = Random(7)
    for _ in range(names):
        name = written(draw(chance), chance)
        text = f"{name['given_name']} {name['family_name']}".strip()
        yield from (_search(text[:length]) for length in range(SHORTEST_TYPED, len(text) + 1, 2))


def _otherwise(names: int) -> Iterator[dict]:
    chance = Random(11)
    yield from (_search(misspelt(draw(chance), chance)) for _ in range(names))


def misspelt(named, chance: Random) -> str:
    """Another way of writing each part, or its own script."""
    if chance.random() < 0.25 and not any(is_latin(part[-1]) for part in named.parts()):
        return " ".join(part[-1] for part in named.parts())
    return " ".join(chance.choice([way for way in part if is_latin(way)][1:]) for part in named.parts())


def _contact(path: str) -> dict:
    told = {
        "csrfmiddlewaretoken": CSRF, "key": "KEY", "place": "Stazione, binario 1", "nickname": "Berretto rosso",
        "sign": "giacca verde", "needs": ["housing", "health"], "done": ["information"], "source": "field",
    }  # fmt: skip
    return {"path": path, "body": urlencode(told, doseq=True).replace("KEY", "{key}")}
