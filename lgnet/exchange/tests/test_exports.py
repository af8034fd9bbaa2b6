# SPDX-License-Identifier: AGPL-3.0-or-later
"""Files that are taken: only who may be seen, nothing that runs, everything as it was when it comes back."""

from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from lgnet.exchange.actions.discard_import import empty_old
from lgnet.exchange.actions.take_export import ask_for_export, content_of
from lgnet.exchange.errors import NotGivenOut, NothingToTake
from lgnet.exchange.jobs import make
from lgnet.exchange.models import ExportFile, ImportBatch
from lgnet.exchange.reading import read_file
from lgnet.exchange.tests.building import table
from lgnet.exchange.writing import table_file
from lgnet.kernel import clock
from lgnet.kernel.actor import system_actor
from lgnet.kernel.cells import original
from lgnet.kernel.errors import Denied, TooMany
from lgnet.people.actions.protect_person import protect_person
from lgnet.people.actions.register_person import register_person
from lgnet.people.models import Person
from lgnet.trust import tenancy
from lgnet.trust.models import AuditEvent

FORMULAS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "＝",
    "＋",
    "－",
    "＠",
    "\u2212",
    "'=",
    "''",
    "\u200b=",
    " =",
    "%",
    "|",
    "",
)
TEXTS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(FORMULAS),
        st.text(
            st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from(";,\"'|"),
            min_size=1,
            max_size=12,
        ),
    ),
)
KINDS = ["xlsx", "csv"]


def taken(player, of: str = "people", kind: str = "csv") -> bytes:
    with player.at_work() as by:
        export = ask_for_export(of=of, kind=kind, by=by)
    make(player.city, export.pk)
    with player.at_work() as by:
        return content_of(ExportFile.objects.get(pk=export.pk), by=by)


def cells(content: bytes) -> list[list[str]]:
    return [[original(cell) for cell in answer["cells"]] for answer in read_file(content) if "row" in answer]


# --- nothing runs, everything comes back


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=12, deadline=None)
@given(rows=st.lists(st.lists(TEXTS.filter(str.strip), min_size=3, max_size=3), min_size=1, max_size=20))
def test_what_comes_back_is_what_went_out(kind, rows):
    content = table_file(kind, ["uno", "due", "tre"], rows)
    assert cells(content)[1:] == rows


@pytest.mark.parametrize("kind", [*KINDS, "ods"])
@pytest.mark.parametrize("start", [sign for sign in FORMULAS[:11] if sign != "\t"])
def test_no_cell_begins_like_a_formula(kind, start):
    content = table_file(kind, ["uno"], [[f"{start}1+1"]])
    (_, (cell,)) = [answer["cells"] for answer in read_file(content) if "row" in answer]
    assert cell.startswith("'") and original(cell) == f"{start}1+1"


def test_the_control_without_marking_begins_like_one(monkeypatch):
    monkeypatch.setattr(import_module("lgnet.exchange.writing.separated"), "neutral", lambda text: text)
    assert b'"=1+1"' in table_file("csv", ["uno"], [["=1+1"]])


def test_people_taken_and_brought_again_elsewhere_are_the_same(importer, carla):
    from lgnet.exchange.tests.importing import Importer

    with importer.player.at_work() as by:
        register_person(
            by=by, given_name="=Fatou", family_name="+Ceesay", aliases=["-Ami", "@Fa"], sex="F", citizenships=["SEN"],
            birth_date=clock.today().replace(year=1998, month=1, day=1), birth_precision="year", languages=["wo", "fr"],
            phone="333 1234567", phone_is_safe=False, interpreter_needed=True,
        )  # fmt: skip
    for kind in KINDS:
        other = Importer(carla)
        batch = other.tried(taken(importer.player, kind=kind), f"persone.{kind}")
        assert other.verdicts(batch) in (["new"], ["there"]), other.findings(batch)
        other.write(batch)
    fields = ["given_name", "family_name", "aliases", "sex", "citizenships", "birth_date", "birth_precision"]
    fields += ["languages", "phone", "phone_is_safe", "interpreter_needed"]
    with importer.player.at_work():
        out = list(Person.objects.values(*fields))
    with carla.at_work():
        assert list(Person.objects.values(*fields)) == out


# --- who stands in it


@pytest.fixture
def hidden(protector, protecting_team) -> Person:
    with protector.at_work() as by:
        person = register_person(by=by, given_name="Blessing", family_name="Osagie")
        protect_person(person=person, team=protecting_team, reason="trafficking", by=by)
    return person


def test_a_protected_person_is_in_her_teams_file_only(importer, protector, hidden):
    with importer.player.at_work() as by:
        register_person(by=by, given_name="Fatou")
    assert b"Blessing" not in taken(importer.player)
    assert b"Blessing" in taken(protector)  # the control: who may see her has her


def test_a_file_with_somebody_protected_since_is_not_given_out(importer, protector, protecting_team):
    with importer.player.at_work() as by:
        person = register_person(by=by, given_name="Fatou")
        export = ask_for_export(of="people", kind="csv", by=by)
    make(importer.player.city, export.pk)
    with protector.at_work() as by:
        protect_person(person=person, team=protecting_team, reason="violence", by=by)
    with importer.player.at_work() as by, pytest.raises(NotGivenOut):
        content_of(ExportFile.objects.get(pk=export.pk), by=by)


def test_another_citys_people_are_not_in_it(importer, carla):
    with carla.at_work() as by:
        register_person(by=by, given_name="Torinese")
    with importer.player.at_work() as by:
        register_person(by=by, given_name="Fatou")
    assert b"Torinese" not in taken(importer.player)


def test_each_person_is_in_the_record_of_readings(importer):
    with importer.player.at_work() as by:
        person = register_person(by=by, given_name="Fatou")
    taken(importer.player)
    with importer.player.at_work():
        for action in ("exchange.export_made", "exchange.export_taken"):
            assert AuditEvent.objects.get(action=action).person_ids == [person.pk]


def test_who_may_not_take_takes_nothing(importer, bruno, project_manager):
    for player in (bruno, project_manager):
        with player.at_work() as by, pytest.raises(Denied):
            ask_for_export(of="people", kind="csv", by=by)


def test_nobody_is_no_file(importer):
    with importer.player.at_work() as by, pytest.raises(NothingToTake):
        ask_for_export(of="contacts", kind="csv", by=by)


def test_more_than_any_desk_needs_is_refused(importer, settings):
    settings.READING_LEVELS = {**settings.READING_LEVELS, "export": (1, 2)}
    with importer.player.at_work() as by:
        for name in ("Fatou", "Modou", "Olha"):
            register_person(by=by, given_name=name)
        with pytest.raises(TooMany):
            ask_for_export(of="people", kind="csv", by=by)


def test_the_pages_give_the_file_to_who_asked(importer, protector):
    with importer.player.at_work() as by:
        register_person(by=by, given_name="Fatou")
    browser, page = importer.player.browser, importer.player.url("exchange/exports/")
    assert browser.post(page, {"of": "people", "kind": "xlsx"}).status_code == 302
    assert "hx-get" in browser.get(page).content.decode()
    with importer.player.at_work():
        export = ExportFile.objects.get()
    make(importer.player.city, export.pk)
    assert "hx-get=" not in browser.get(page + "progress/").content.decode()
    file = browser.get(page + f"{export.pk}/file/")
    assert file["Content-Disposition"].startswith("attachment") and file.content[:2] == b"PK"
    assert protector.browser.get(protector.url(f"exchange/exports/{export.pk}/file/")).status_code == 404


# --- nothing is kept longer than it is needed


def test_what_files_said_is_forgotten(importer):
    with importer.player.at_work() as by:
        register_person(by=by, given_name="Fatou")
    taken(importer.player)
    batch = importer.written(table([["Nome", "Nato il"], ["Modou", "1990"], ["Olha", "31/02/1990"]]))
    city = importer.player.city
    for days, emptied, files in ((2, False, 0), (31, True, 0)):
        later = time_machine.travel(clock.now() + timedelta(days=days))
        with later, tenancy.in_city(city.id, teams=tenancy.EVERY_TEAM):
            empty_old(by=system_actor("exchange.forget", city_id=city.id))
        with importer.player.at_work():
            kept = ImportBatch.objects.get(pk=batch.pk)
            assert (kept.emptied_at is not None, ExportFile.objects.count()) == (emptied, files)
    with importer.player.at_work():
        (row,) = kept.rows.all()
        assert row.cells is None and row.findings is None and row.person.given_name == "Modou"
        assert kept.header is None and kept.rejected is None and kept.file_name == "—"
        assert Person.objects.count() == 2
