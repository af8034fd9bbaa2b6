# SPDX-License-Identifier: AGPL-3.0-or-later
"""The chart is a picture: well-formed, without script or style, the same for the same figures."""

import xml.etree.ElementTree as ElementTree

import pytest

from lgnet.monitoring import charts, queries
from lgnet.monitoring.actions.refresh_cells import refresh_all_cells
from lgnet.monitoring.charts import Bar, Words, drawing
from lgnet.monitoring.tests import factories
from lgnet.monitoring.tests.factories import rome

WORDS = Words(
    "People taken in charge",
    "The upright mark is the target",
    "%(value)s of %(target)s",
    "Reached",
    "Half",
    "Less",
    "None set",
)
BARS = (
    Bar("L'Aquila <b>", 30, 25),
    Bar("Sassari", 12, 20),
    Bar("Torino", 3, 20),
    Bar("Aosta", 2, None),
    Bar("Bari", None, None),
)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("narrow", [True, False])
def test_it_is_a_well_formed_drawing_of_its_own_width(narrow):
    root = ElementTree.fromstring(drawing(BARS, WORDS, narrow=narrow))
    assert root.tag == f"{SVG}svg"
    assert int(root.get("width")) == (charts.NARROW if narrow else charts.WIDE)


@pytest.mark.parametrize("narrow", [True, False])
def test_it_has_no_script_no_style_and_asks_nothing_of_anybody(narrow):
    for element in ElementTree.fromstring(drawing(BARS, WORDS, narrow=narrow)).iter():
        assert element.tag.removeprefix(SVG) in {
            "svg",
            "g",
            "path",
            "rect",
            "text",
            "line",
            "title",
            "desc",
            "tspan",
        }
        for name in element.attrib:
            assert name != "style" and not name.startswith("on") and not name.endswith("href")


def test_each_city_has_its_name_and_its_number_and_words_tell_the_shades():
    said = {
        element.text
        for element in ElementTree.fromstring(drawing(BARS, WORDS, narrow=False)).iter(f"{SVG}text")
    }
    assert {"L'Aquila <b>", "Sassari", "Torino", "Aosta", "30 of 25", "12 of 20", "3 of 20", "2", "–"} <= said
    assert {"Reached", "Half", "Less", "None set"} <= said


@pytest.mark.parametrize(
    ("value", "target", "shade"),
    [
        (5, None, "none"),
        (5, 0, "none"),
        (None, 9, "less"),
        (4, 10, "less"),
        (5, 10, "half"),
        (9, 10, "half"),
        (10, 10, "reached"),
    ],
)
def test_the_shade_says_how_far(value, target, shade):
    assert Bar("Sassari", value, target).shade == shade


def test_letters_are_large_enough_on_a_phone():
    sizes = [
        float(element.get("font-size").removesuffix("px"))
        for element in ElementTree.fromstring(drawing(BARS, WORDS, narrow=True)).iter()
        if element.get("font-size")
    ]
    assert min(sizes) >= 12


def test_the_same_figures_are_drawn_once():
    drawing(BARS, WORDS, narrow=True)
    before = drawing.cache_info().hits
    drawing(tuple(BARS), WORDS, narrow=True)
    assert drawing.cache_info().hits == before + 1


def test_the_coordination_gets_the_picture_with_the_network_in_it(
    dario, project_manager, amina, sassari, team, edition
):
    with amina.at_work():
        factories.case(edition, rome(2026, 3, 5, 9), team=team, manager=amina.user, person=factories.person())
    refresh_all_cells(sassari, edition)
    address = f"/network/figures/chart.svg?programme={edition.code}&period=2026"
    picture = dario.browser.get(address)
    assert picture.headers["Content-Type"].startswith("image/svg+xml")
    assert "Sassari" in picture.content.decode() and "Nessun obiettivo inserito" in picture.content.decode()
    assert project_manager.browser.get(address).status_code == 404
    assert (
        f'src="/network/figures/chart.svg?programme={edition.code}&amp;period=2026&amp;narrow=1"'
        in dario.browser.get(f"/network/figures/?programme={edition.code}&period=2026").content.decode()
    )


def test_without_the_extra_the_page_shows_its_table(dario, edition, monkeypatch):
    monkeypatch.setattr(charts, "find_spec", lambda name: None)
    page = dario.browser.get(f"/network/figures/?programme={edition.code}")
    assert page.status_code == 200 and "chart.svg" not in page.content.decode()
    assert dario.browser.get(f"/network/figures/chart.svg?programme={edition.code}").status_code == 404


def test_before_definitions_are_loaded_there_is_no_picture_and_no_fault(dario, edition, monkeypatch):
    monkeypatch.setattr(queries, "current_definitions", list)
    page = dario.browser.get(f"/network/figures/?programme={edition.code}")
    assert page.status_code == 200 and "chart.svg" not in page.content.decode()
    assert dario.browser.get(f"/network/figures/chart.svg?programme={edition.code}").status_code == 404
