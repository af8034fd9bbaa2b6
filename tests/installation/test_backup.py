# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet backup` and `lgnet restore` on real servers: what went in comes out, and what differs is seen."""

import os
import stat
import subprocess
import sys
from itertools import count

import pytest
from django.db import connection

from lgnet.config import embedded
from lgnet.config.backup import access, opening, restoring, saving
from lgnet.config.steps import Failed
from lgnet.people.actions.keep_permit_files import add_permit_files
from lgnet.people.actions.record_identifier import record_identifier
from lgnet.people.actions.record_permit import record_permit
from lgnet.people.actions.register_person import register_person
from lgnet.trust import encryption
from lgnet.trust.files.keeping import Brought
from lgnet.trust.sealing import seal_events
from tests import database
from tests.papers import photo

KEY = b"a passphrase that is long enough"
numbers = count(1)


@pytest.fixture
def source(request):
    """A database with a person of Sassari, her passport, and an audit of which one event still waits for its seal."""
    name = f"{database.NAME}_saved"
    database.clone(name)
    with _django_on(name):
        amina = request.getfixturevalue("amina")
        with amina.at_work() as by:
            person = register_person(
                by=by, given_name="Fatou", family_name="Diallo", citizenships=["SEN"], sex="F"
            )
            seal_events(by.city_id)
            record_identifier(person=person, kind="passport", number="AB12345", by=by)
            permit = record_permit(person=person, document_kind="1", reason="RICH_ASILO", by=by)
            add_permit_files(permit=permit, brought=[Brought("permit.jpg", photo())], by=by)
    yield name
    database.drop(name)


class _django_on:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self._switch(self.name)

    def __exit__(self, *_):
        self._switch(database.NAME)

    def _switch(self, name):
        connection.close()
        connection.settings_dict["NAME"] = name


@pytest.fixture
def empty(shared_cluster):
    """An empty database on another server; returns its addresses."""
    name = f"empty_{next(numbers)}"
    embedded.prepare(shared_cluster, name)
    return {
        f"DATABASE_{word}URL": shared_cluster.url(f"lgnet_{role}", name)
        for word, role in (("", "app"), ("OWNER_", "owner"), ("BACKUP_", "backup"))
    }


@pytest.fixture
def saved(source, tmp_path):
    path = tmp_path / "saved.lgnet"
    return path, saving.save(path, url=database.cluster.url("lgnet_backup", source), passphrase=KEY)


@pytest.fixture
def lgnet(tmp_path):
    def run(*words, **environment):
        settings = os.environ | {"LGNET_BACKUP_KEY": KEY.decode(), "LGNET_VAR": str(tmp_path)} | environment
        command = [sys.executable, "-m", "lgnet.config", *map(str, words)]
        return subprocess.run(command, env=settings, capture_output=True, text=True, timeout=110, check=False)

    return run


def unsealed(file_id, city_id, person_id, sealed) -> bytes:
    column = f"people_permitfile.{file_id}"
    return encryption.unseal(sealed, city_id=city_id, owner_id=person_id, column=column)


def restore(path, manifest, empty):
    restoring.require_fit(manifest, url=empty["DATABASE_OWNER_URL"])
    restoring.restore(path, manifest, url=empty["DATABASE_OWNER_URL"], passphrase=KEY)


def tables_in(empty):
    with access.connect(empty["DATABASE_OWNER_URL"]) as owner:
        return owner.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()[0]


def test_the_guides_own_commands_bring_everything_back(source, empty, lgnet, tmp_path):
    file = tmp_path / "lgnet.backup"
    made = lgnet("backup", file, DATABASE_BACKUP_URL=database.cluster.url("lgnet_backup", source))
    assert made.returncode == 0, made.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and b"Fatou" not in file.read_bytes()
    assert not list(tmp_path.glob(".lgnet.backup*"))
    back = lgnet("restore", file, **empty)
    assert back.returncode == 0, back.stderr
    assert "the identifier keys fit" in back.stdout
    with access.connect(empty["DATABASE_BACKUP_URL"]) as reader:
        found = reader.execute("SELECT count(*), min(given_name) FROM people_person").fetchone()
        held = reader.execute("SELECT id, city_id, person_id, sealed FROM people_permitfile").fetchone()
    assert found == (1, "Fatou")
    assert unsealed(*held) == photo() and photo() not in bytes(held[3])
    again = lgnet("restore", file, **empty)
    assert again.returncode == 1 and "not empty" in again.stderr


def test_other_identifier_keys_are_told(saved, empty, lgnet):
    path, _ = saved
    other = "1:" + "OTg3NjU0MzIxMDk4NzY1NDMyMTA5ODc2NTQzMjEwOTg="
    back = lgnet("restore", path, LGNET_IDENTIFIER_KEYS=other, **empty)
    assert back.returncode == 1
    assert "no key 1 that opens" in back.stderr and "put those of then" in back.stderr


def test_a_damaged_cut_or_foreign_file_or_another_key_changes_nothing(saved, empty, lgnet, tmp_path):
    path, _ = saved
    whole = path.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 1
    bad = tmp_path / "bad"
    for text, words in (
        (bytes(flipped), "damaged"),
        (whole[: len(whole) // 3], "damaged"),
        (b"PGDMP", "no backup"),
    ):
        bad.write_bytes(text)
        refused = lgnet("restore", bad, **empty)
        assert refused.returncode == 1 and words in refused.stderr and tables_in(empty) == 0
    refused = lgnet("restore", path, LGNET_BACKUP_KEY="another key of good length", **empty)
    assert refused.returncode == 1 and "not the key" in refused.stderr and tables_in(empty) == 0


def test_what_was_restored_is_the_same_in_rows_and_grants(saved, empty):
    path, manifest = saved
    restore(path, manifest, empty)
    assert restoring.differences(manifest, url=empty["DATABASE_BACKUP_URL"]) == []
    assert manifest.tables["public.people_person"][0] == 1


def test_a_row_changed_after_the_backup_is_seen(saved, empty, shared_cluster):
    path, manifest = saved
    restore(path, manifest, empty)
    name = empty["DATABASE_URL"].split("/")[3].split("?")[0]
    with shared_cluster.connect(database=name) as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("UPDATE people_person SET given_name = 'Fatu'")
    (found,) = restoring.differences(manifest, url=empty["DATABASE_BACKUP_URL"])
    assert found.startswith("public.people_person: rows or their content differ")


def test_a_grant_too_many_is_seen(saved, empty, monkeypatch):
    """The control of the grants: under the defaults of roles.sql restored tables would get more than they had."""
    path, manifest = saved
    monkeypatch.setattr(restoring, "NO_DEFAULT_GRANTS", "SELECT 1")
    restore(path, manifest, empty)
    found = restoring.differences(manifest, url=empty["DATABASE_BACKUP_URL"])
    assert any(fault.startswith("public.trust_auditevent: grants differ") for fault in found)


def test_a_restore_that_breaks_half_way_leaves_nothing(saved, empty, tmp_path):
    path, manifest = saved
    cut = tmp_path / "cut"
    cut.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(Failed):
        restore(cut, manifest, empty)
    assert tables_in(empty) == 0
    restore(path, manifest, empty)  # and the defaults for new tables are there again
    with access.connect(empty["DATABASE_OWNER_URL"]) as owner:
        owner.execute("CREATE TABLE later (id int)")
        granted = owner.execute("SELECT has_table_privilege('lgnet_app', 'later', 'INSERT')").fetchone()
    assert granted == (True,)


@pytest.mark.parametrize("role", ["lgnet_app", "lgnet_owner"])
def test_a_role_that_row_level_security_binds_gets_an_error_and_no_file(source, tmp_path, role):
    with pytest.raises(Failed, match=f"{role} does not see every row"):
        saving.save(tmp_path / "file", url=database.cluster.url(role, source), passphrase=KEY)
    assert list(tmp_path.iterdir()) == []


def test_pg_dump_itself_refuses_such_a_role_too(source, tmp_path, monkeypatch):
    monkeypatch.setattr(saving.manifests, "require_sight", lambda _connection: None)
    with pytest.raises(Exception, match="row-level security"):
        saving.save(tmp_path / "file", url=database.cluster.url("lgnet_owner", source), passphrase=KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_never_replaces_another(saved, source):
    path, _ = saved
    with pytest.raises(Failed, match="exists already"):
        saving.save(path, url=database.cluster.url("lgnet_backup", source), passphrase=KEY)


def test_an_older_server_is_refused(saved, empty):
    _, manifest = saved
    newer = type(manifest)(**{**vars(manifest), "postgresql": 99})
    with pytest.raises(Failed, match="PostgreSQL 99"):
        restoring.require_fit(newer, url=empty["DATABASE_OWNER_URL"])


def test_rows_written_while_it_is_dumped_are_in_neither_manifest_nor_dump(
    source, empty, tmp_path, monkeypatch
):
    path, dumped = tmp_path / "file", saving._dumped

    def after_a_change(*arguments):
        with database.cluster.connect(database=source) as superuser:
            superuser.execute("DELETE FROM people_identifier")
        return dumped(*arguments)

    monkeypatch.setattr(saving, "_dumped", after_a_change)
    manifest = saving.save(path, url=database.cluster.url("lgnet_backup", source), passphrase=KEY)
    restore(path, manifest, empty)
    assert restoring.differences(manifest, url=empty["DATABASE_BACKUP_URL"]) == []
    assert manifest.tables["public.people_identifier"][0] == 1


@pytest.mark.slow
def test_a_clone_without_any_server_takes_it_and_backs_it_up_again(saved, lgnet, folder, monkeypatch):
    path, manifest = saved
    monkeypatch.delenv("DATABASE_URL")  # the embedded database, empty
    back = lgnet("restore", path, LGNET_VAR=str(folder), LGNET_DEMO="0")
    assert back.returncode == 0, back.stderr
    again = folder / "again.backup"
    made = lgnet("backup", again, LGNET_VAR=str(folder), LGNET_DEMO="0")
    assert made.returncode == 0, made.stderr
    ours, _ = opening.verified(again, passphrase=KEY)
    person = "public.people_person"
    assert ours.tables[person] == manifest.tables[person] and ours.postgresql == 18
    assert (folder / "live" / "backup.json").exists()
