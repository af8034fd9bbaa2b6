# SPDX-License-Identifier: AGPL-3.0-or-later
"""`lgnet check` tells a backup that is late and a disk that fills: first as advice, then as a fault."""

import shutil
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lgnet.config import checks
from lgnet.config.advice import Advice
from lgnet.config.backup import stamp
from lgnet.config.commands.check import _told

Disk = namedtuple("Disk", "total used free")


@pytest.fixture
def real(settings, monkeypatch, tmp_path):
    """An installation that is no demo, with no backup noted."""
    settings.DEMO = False
    monkeypatch.setenv("LGNET_VAR", str(tmp_path))
    return tmp_path


def backed_up(*, hours_ago):
    at = datetime.now(UTC) - timedelta(hours=hours_ago)
    stamp.write(at=at.isoformat(timespec="seconds"), file=Path("lgnet.backup"))


def kinds(faults):
    return [isinstance(fault, Advice) for fault in faults]


@pytest.mark.parametrize(("hours", "found"), [(1, []), (25, []), (27, [True]), (190, [True]), (193, [False])])
def test_the_age_of_a_backup(real, hours, found):
    backed_up(hours_ago=hours)
    assert kinds(checks.backup()) == found


def test_a_database_that_was_never_backed_up_is_as_late_as_it_is_old(real, monkeypatch):
    for days, found in ((1, []), (2, [True]), (9, [False])):
        monkeypatch.setattr(checks, "_begun", lambda days=days: datetime.now(UTC) - timedelta(days=days))
        assert kinds(checks.backup()) == found
    assert "none was made" in checks.backup()[0]


def test_how_old_the_database_is_comes_from_its_first_migration():
    assert timedelta(0) <= datetime.now(UTC) - checks._begun() < timedelta(days=365)


def test_the_demo_needs_none(real, settings):
    backed_up(hours_ago=1000)
    settings.DEMO = True
    assert checks.backup() == []


@pytest.mark.parametrize(
    ("free", "found"), [(50e9, []), (9e9, [True]), (2.9e9, [False]), (0.9e9, [False]), (0, [False])]
)
def test_a_disk_that_fills(real, monkeypatch, free, found):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Disk(100e9, 100e9 - free, free))
    assert set(kinds(checks.disk())) == set(found)


def test_advice_is_told_and_ends_well_and_a_fault_does_not(capsys):
    def soon():
        """The cellar is dry."""
        return [Advice("a little damp")]

    def wrong():
        """The cellar is dry."""
        return [Advice("a little damp"), "it stands under water"]

    assert _told(soon) and not _told(wrong)
    assert capsys.readouterr().out.splitlines()[0] == "soon   The cellar is dry"


def test_the_identifier_keys_are_asked_for():
    assert checks.keys in checks.CHECKS and checks.keys.__doc__.startswith("The identifier keys")
