# SPDX-License-Identifier: AGPL-3.0-or-later
"""Houses come from a spreadsheet: rows tried, written once, taken back; wrong ones go to who brought them."""

import re
from datetime import date
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lgnet.exchange.models import HouseImport
from lgnet.exchange.writing.separated import separated
from lgnet.housing.actions.take_bed import take_bed
from lgnet.housing.choices import Held
from lgnet.housing.models import Bed, Property, Unit
from lgnet.housing.whereabouts import whereabouts
from lgnet.kernel.actor import Role
from tests.cast import player

HEADER = (
    "Casa", "Tipo", "Équipe", "Riservata", "Punto d'incontro", "Telefono", "Via", "Stanza", "Per chi", "Letto",
    "Che cosa offre", "In servizio dal",
)  # fmt: skip
TIGLI = ("Casa dei Tigli", "co_housing", "", "", "", "", "Via dei Tigli 4")
ROWS = [
    (*TIGLI, "Piano terra", "women", "1", "quiet; accessible", "01/03/2026"),
    (*TIGLI, "Piano terra", "women", "2", "", "2026-03-01"),
    (*TIGLI, "Primo piano", "", "1", "", ""),
    ("Casa Ginestra", "protected_shelter", "Équipe centro", "sì", "Bar", "079", "Via Segreta 9", "A", "", "1", "", ""),
    ("Casa Mirto", "protected_shelter", "Équipe centro", "", "", "", "Via Nascosta 3", "A", "", "1", "", ""),
    (*TIGLI, "Piano terra", "", "3", "", "31/02/2026"),
    ("Casa Ruta", "castello", "", "", "", "", "", "A", "", "1", "", ""),
    ("Casa Ruta", "", "Nessuna", "", "", "", "", "A", "", "1", "", ""),
    ("Casa Ruta", "", "", "forse", "", "", "", "A", "", "1", "", ""),
    ("Casa Ruta", "", "", "", "", "", "", "A", "", "", "", ""),
]  # fmt: skip


@pytest.fixture
def livia(sassari, team):
    return player("Livia", sassari, Role.HOUSING_OFFICER, team=team)


def bring(who, rows=ROWS, header=HEADER):
    file = SimpleUploadedFile("case.csv", separated(header, rows))
    return who.browser.post(who.url("exchange/houses/"), {"file": file})


def press(who, page, do: str = "write", **columns):
    shown = page.content.decode()
    carried = unescape(re.search(r'name="table" value="([^"]+)"', shown)[1])
    said = dict(re.findall(r'<select name="(c\d+)".*?value="(\w+)" selected', shown, re.DOTALL))
    return who.browser.post(who.url("exchange/houses/"), {"table": carried, "do": do} | (columns or said))


def beds(who) -> set[str]:
    with who.at_work():
        return {
            f"{one.unit.property.name}/{one.unit.name}/{one.name}"
            for one in Bed.objects.select_related("unit__property")
        }


GOOD = {
    "Casa dei Tigli/Piano terra/1", "Casa dei Tigli/Piano terra/2", "Casa dei Tigli/Primo piano/1", "Casa Ginestra/A/1",
}  # fmt: skip


def test_good_rows_are_written_after_a_trial_that_writes_nothing(livia):
    tried = bring(livia)
    assert tried.status_code == 200 and beds(livia) == set()
    assert "4 posti letto" in tried.content.decode() and "castello" in tried.content.decode()
    assert press(livia, tried).status_code == 302
    assert beds(livia) == GOOD
    with livia.at_work():
        first = Bed.objects.get(unit__name="Piano terra", name="1")
        assert first.traits == ["accessible", "quiet"] and first.in_service_from == date(2026, 3, 1)
        assert first.unit.for_whom == "women"
        shelter = Property.objects.get(name="Casa Ginestra")
        assert shelter.is_confidential and whereabouts(shelter).street == "Via Segreta 9"


def test_the_same_file_twice_adds_nothing(livia):
    press(livia, bring(livia))
    press(livia, bring(livia))
    assert beds(livia) == GOOD


def test_wrong_rows_come_back_with_their_reason_and_to_nobody_else(livia, sassari, team):
    tried = bring(livia)
    back = press(livia, tried, "give_back").content.decode("utf-8-sig")
    assert len(back.splitlines()) == 7 and "31/02/2026" in back and "Via dei Tigli 4" in back
    other = player("Rina", sassari, Role.HOUSING_OFFICER, team=team)
    refused = press(other, tried, "give_back")
    assert refused.status_code == 422 and "Via dei Tigli" not in refused.content.decode()


def test_what_it_wrote_is_taken_back_but_for_what_is_used(livia):
    press(livia, bring(livia))
    with livia.at_work():
        file = HouseImport.objects.get()
        bed = Bed.objects.get(unit__name="Primo piano")
        take_bed(bed, kind=Held.STAY, starts_on=bed.in_service_from, ends_on=None)
    page = livia.browser.post(livia.url(f"exchange/houses/{file.pk}/undo/"), follow=True)
    assert "Primo piano" in page.content.decode()
    assert beds(livia) == {"Casa dei Tigli/Primo piano/1"}
    with livia.at_work():
        assert Property.objects.count() == 1 and Unit.objects.count() == 1
    livia.browser.post(livia.url(f"exchange/houses/{file.pk}/undo/"))
    assert beds(livia) == {"Casa dei Tigli/Primo piano/1"}


def test_columns_are_said_once(livia):
    header, rows = ("Edificio", "Ambiente", "Posto"), [("Casa Ruta", "A", "1")]
    asked = bring(livia, rows, header)
    assert "selected" not in re.sub(r'value="" selected', "", asked.content.decode().split("<main")[1])
    press(livia, asked, c0="house", c1="unit", c2="bed")
    again = bring(livia, [("Casa Ruta", "A", "2")], header)
    press(livia, again)
    assert beds(livia) == {"Casa Ruta/A/1", "Casa Ruta/A/2"}


def test_only_the_housing_officer_brings_houses(amina):
    assert amina.browser.get(amina.url("exchange/houses/")).status_code == 403
